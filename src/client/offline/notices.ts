import { base, writeChoice } from './background.ts';
import { formatBytes, refuseBackground } from './offline-worker.ts';
import stylesheet from '../../styles/offline.css?url';

/** `<save-notice>`: says how much is being kept for offline reading, with a button to refuse. */
class SaveNotice extends HTMLElement {
  readonly #text = Object.assign(document.createElement('p'), { role: 'status' });
  readonly #accept = createButton('OK');
  readonly #refuse = createButton('Don’t keep', true);

  connectedCallback(): void {
    this.role = 'region';
    this.ariaLabel = 'Offline reading';
    const more = Object.assign(document.createElement('a'), {
      href: `${base}offline/`,
      textContent: 'Details',
    });
    this.append(this.#text, this.#accept, this.#refuse, more);
    this.#accept.addEventListener('click', () => {
      // Whoever has refused has chosen already.
      if (this.#refuse.isConnected) remember();
      this.remove();
    });
    this.#refuse.addEventListener('click', () => void this.#stop());
  }

  /** A status is read out when it changes, not when it appears. */
  say(text: string): void {
    requestAnimationFrame(() => (this.#text.textContent = text));
  }

  async #stop(): Promise<void> {
    this.#refuse.remove();
    // The button that had the focus is gone.
    this.#accept.focus();
    try {
      await refuseBackground();
      this.say('Nothing more is kept unless you choose it.');
    } catch {
      this.say('The copies could not be removed. Clear the data of this site in the browser.');
    }
  }
}

customElements.define('save-notice', SaveNotice);

/** Says that so many bytes are being kept, once for each page. */
export async function showSaving(bytes: number): Promise<void> {
  await loadBarStyle();
  if (document.querySelector('save-notice')) return;
  const notice = new SaveNotice();
  document.body.append(notice);
  notice.say(`Keeping ${formatBytes(bytes)} for offline reading.`);
}

function remember(): void {
  try {
    writeChoice('on');
  } catch {
    // It will be shown again.
  }
}

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

/** Adds the styles of the bars at the foot of the window, once; resolves when they are there. */
export function loadBarStyle(): Promise<void> {
  if (document.querySelector(`link[href="${stylesheet}"]`)) return Promise.resolve();
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

/** Makes a button; `lesser` where another one beside it matters more. */
export function createButton(textContent: string, lesser = false): HTMLButtonElement {
  return Object.assign(document.createElement('button'), {
    type: 'button',
    textContent,
    className: lesser ? 'lesser-button' : '',
  });
}
