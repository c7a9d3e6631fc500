import { base } from './background.ts';
import { createButton, loadBarStyle } from './bottom-bar.ts';

const laterKey = `cairn:${base}:later`;

/** `<update-notice>`: says that a new version is ready, and changes to it on demand. */
class UpdateNotice extends HTMLElement {
  #waiting: ServiceWorker | undefined;

  connectedCallback(): void {
    const text = Object.assign(document.createElement('p'), { role: 'status' });
    const take = createButton('Update now');
    const later = createButton('Later', true);
    this.append(text, take, later);
    take.addEventListener('click', () => {
      take.ariaDisabled = 'true';
      this.#waiting?.postMessage({ offline: 'take-over' });
    });
    later.addEventListener('click', () => {
      this.remove();
      try {
        // When the last tab closes, the new version takes over by itself.
        sessionStorage.setItem(laterKey, 'yes');
      } catch {
        // It will be shown on the next page again.
      }
    });
    // A status is read out when it changes, not when it appears.
    requestAnimationFrame(() => (text.textContent = 'A new version of this site is ready.'));
  }

  show(waiting: ServiceWorker): void {
    this.#waiting = waiting;
  }
}

customElements.define('update-notice', UpdateNotice);

/** Shows the notice once, unless the reader said "later" in this tab. */
export async function showNotice(waiting: ServiceWorker): Promise<void> {
  if (isLater()) return;
  let notice = document.querySelector<UpdateNotice>('update-notice');
  if (!notice) {
    notice = new UpdateNotice();
    await loadBarStyle();
    // Another event may have been quicker.
    notice = document.querySelector<UpdateNotice>('update-notice') ?? notice;
    if (!notice.isConnected) document.body.append(notice);
  }
  notice.show(waiting);
}

function isLater(): boolean {
  try {
    return sessionStorage.getItem(laterKey) !== null;
  } catch {
    return false;
  }
}
