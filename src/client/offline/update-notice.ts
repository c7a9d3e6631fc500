import stylesheet from '../../styles/offline.css?url';

const base = document.documentElement.dataset['base'] ?? '/';
const laterKey = `cairn:${base}:later`;

/** `<update-notice>`: says that a new version is ready, and takes it on demand. */
class UpdateNotice extends HTMLElement {
  #waiting: ServiceWorker | undefined;

  connectedCallback(): void {
    const text = Object.assign(document.createElement('p'), { role: 'status' });
    const take = createButton('Take it now');
    const later = createButton('Later');
    later.className = 'lesser-button';
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
    await loadStyle();
    // Another event may have been quicker.
    notice = document.querySelector<UpdateNotice>('update-notice') ?? notice;
    if (!notice.isConnected) document.body.append(notice);
  }
  notice.show(waiting);
}

function createButton(textContent: string): HTMLButtonElement {
  return Object.assign(document.createElement('button'), { type: 'button', textContent });
}

function loadStyle(): Promise<void> {
  return new Promise((done) => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: stylesheet,
      onload: done,
      onerror: done,
    });
    document.head.append(link);
  });
}

function isLater(): boolean {
  try {
    return sessionStorage.getItem(laterKey) !== null;
  } catch {
    return false;
  }
}
