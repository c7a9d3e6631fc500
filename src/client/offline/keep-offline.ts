import { formatCount } from '../../formats/count.ts';
import type { OfflineState } from '../../offline/messages.ts';
import { askWorker, canKeep, formatBytes, formatFault, hearState } from './offline-worker.ts';

/** `<keep-offline data-path>`: keeps the pages of a learning path for reading without a connection. */
class KeepOffline extends HTMLElement {
  readonly #path = this.dataset['path'] ?? '';
  readonly #button = document.createElement('button');
  readonly #status = document.createElement('span');
  #isKept = false;
  #isBusy = false;

  connectedCallback(): void {
    if (!canKeep()) return;
    Object.assign(this.#button, { type: 'button', textContent: 'Keep this path offline' });
    Object.assign(this.#status, { role: 'status', className: 'm' });
    this.append(this.#button, this.#status);
    this.#button.addEventListener('click', () => void this.#press());
    hearState((state) => this.#show(state));
  }

  async #press(): Promise<void> {
    if (this.#isBusy) return;
    this.#setBusy(true);
    if (!this.#isKept) this.#status.textContent = 'Beginning …';
    try {
      await askWorker({ offline: this.#isKept ? 'drop' : 'keep', what: this.#path });
    } catch {
      this.#setBusy(false);
      this.#status.textContent = 'Nothing kept: this browser keeps no copies here.';
    }
  }

  #show({ kept, working, fault, paths }: OfflineState): void {
    const path = paths[this.#path];
    if (!path) return;
    const isWorking = working?.what === this.#path;
    this.#isKept = kept.includes(this.#path);
    this.#setBusy(isWorking);
    this.#button.textContent = this.#isKept ? 'Remove the copy' : 'Keep this path offline';
    const pages = formatCount(path.pages, 'page');
    const size = formatBytes(path.bytes);
    if (isWorking) this.#status.textContent = `${working.done} of ${pages}`;
    else if (fault?.what === this.#path) this.#status.textContent = formatFault(fault);
    else this.#status.textContent = this.#isKept ? `Kept offline · ${size}` : `${pages} · ${size}`;
  }

  #setBusy(busy: boolean): void {
    this.#isBusy = busy;
    // A disabled button would lose the focus.
    this.#button.ariaDisabled = String(busy);
  }
}

customElements.define('keep-offline', KeepOffline);
