import { base, writeChoice } from './background.ts';
import { createButton, loadBarStyle } from './bottom-bar.ts';
import { formatBytes, refuseBackground } from './offline-worker.ts';

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
