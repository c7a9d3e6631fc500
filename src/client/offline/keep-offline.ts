import { formatCount } from '../../text/count.ts';
import type { OfflineState } from '../../offline/messages.ts';
import {
  sendToWorker,
  canKeep,
  formatBytes,
  formatFailure,
  onWorkerState,
} from './offline-worker.ts';

/** `<keep-offline data-path>`: keeps the pages of a learning path for reading without a connection. */
class KeepOffline extends HTMLElement {
  readonly #path = this.dataset['path'] ?? '';
  readonly #button = document.createElement('button');
  readonly #status = document.createElement('span');
  readonly #manage = document.createElement('a');
  #isKept = false;
  #isBusy = false;

  connectedCallback(): void {
    if (!canKeep()) return;
    Object.assign(this.#button, { type: 'button', textContent: 'Keep this path offline' });
    Object.assign(this.#status, { role: 'status', className: 'm' });
    const href = `${document.documentElement.dataset['base'] ?? '/'}offline/`;
    Object.assign(this.#manage, { href, textContent: 'Manage offline copies', hidden: true });
    this.append(this.#button, this.#status, this.#manage);
    this.#button.addEventListener('click', () => void this.#press());
    onWorkerState((state) => this.#show(state));
  }

  async #press(): Promise<void> {
    if (this.#isBusy) return;
    this.#setBusy(true);
    if (!this.#isKept) this.#status.textContent = 'Starting …';
    try {
      await sendToWorker({ offline: this.#isKept ? 'drop' : 'keep', what: this.#path });
    } catch {
      this.#setBusy(false);
      this.#status.textContent = 'Nothing kept: this browser cannot keep copies of this site.';
    }
  }

  #show({ kept, working, failure, paths }: OfflineState): void {
    const path = paths[this.#path];
    if (!path) return;
    const isWorking = working?.what === this.#path;
    this.#isKept = kept.includes(this.#path);
    this.#setBusy(isWorking);
    this.#button.textContent = this.#isKept ? 'Remove the copy' : 'Keep this path offline';
    // It came with the rest of the site, and goes with it.
    const isHere = path.here && !this.#isKept && !isWorking;
    if (isHere && this.#button === document.activeElement) {
      this.#manage.hidden = false;
      this.#manage.focus();
    }
    this.#button.hidden = isHere;
    this.#manage.hidden = !isHere;
    const pages = formatCount(path.pages, 'page');
    const size = formatBytes(path.bytes);
    if (isWorking) this.#status.textContent = `${working.done} of ${pages}`;
    else if (failure?.what === this.#path) this.#status.textContent = formatFailure(failure);
    else if (this.#isKept) this.#status.textContent = `Kept offline · ${size}`;
    else if (isHere) this.#status.textContent = `This path is already kept offline · ${size}`;
    else this.#status.textContent = `${pages} · ${size}`;
  }

  #setBusy(busy: boolean): void {
    this.#isBusy = busy;
    // A disabled button would lose the focus.
    this.#button.ariaDisabled = String(busy);
  }
}

customElements.define('keep-offline', KeepOffline);
