import { formatCount } from '../../text/count.ts';
import { wholeCatalog, type Keepable, type OfflineState } from '../../offline/messages.ts';
import { mayFetch, readChoice, savesData } from './background.ts';
import {
  sendToWorker,
  canKeep,
  formatBytes,
  formatFailure,
  onWorkerState,
  clearCaches,
  startBackground,
  stopBackground,
} from './offline-worker.ts';

const cannotKeep = 'Nothing kept: this browser cannot keep copies of this site.';
const keepAll = 'Keep the whole catalog offline';

/** `<offline-storage>`: what is kept on this device, how much room it takes, and a way to be rid of it. */
class OfflineStorage extends HTMLElement {
  readonly #status = create('p', {
    role: 'status',
    textContent: 'Nothing is kept on this device yet.',
  });
  readonly #list = create('ul', { className: 'copies' });
  readonly #room = create('p', { className: 'm' });
  readonly #keep = create('button', { type: 'button', textContent: keepAll });
  readonly #remove = create('button', {
    type: 'button',
    className: 'lesser-button',
    textContent: 'Remove all offline copies',
    hidden: true,
  });
  readonly #background = create('input', { type: 'checkbox' });
  readonly #reason = create('p', { className: 'dim' });
  #isBusy = false;

  connectedCallback(): void {
    if (!canKeep()) {
      this.#status.textContent = 'This browser cannot keep copies of this site.';
      this.append(this.#status);
      return;
    }
    const buttons = create('div', { className: 'bar' });
    buttons.append(this.#keep, this.#remove);
    const label = create('label', {});
    label.append(this.#background, 'Keep pages offline in the background');
    this.append(this.#status, this.#list, this.#room, buttons, label, this.#reason);
    this.#background.addEventListener('change', () => void this.#choose());
    this.#showChoice();
    this.#keep.addEventListener('click', () => void this.#request('keep', wholeCatalog));
    this.#remove.addEventListener('click', () => void this.#removeAll());
    onWorkerState((state) => this.#show(state));
  }

  #show(state: OfflineState): void {
    const { kept, working, failure, here, all } = state;
    const pages = `${here.pages} of ${formatCount(all.pages, 'page')}`;
    const counted = `${pages} are on this device, ${formatBytes(here.bytes)}.`;
    this.#setBusy(working !== undefined);
    this.#keep.hidden = kept.includes(wholeCatalog) || here.bytes === all.bytes;
    this.#keep.textContent = `${keepAll} · ${formatBytes(all.bytes)}`;
    this.#remove.hidden = false;
    this.#status.textContent = working
      ? `Fetching: ${working.done} of ${formatCount(working.of, 'page')}.`
      : `${failure ? `${formatFailure(failure)} ` : ''}${counted}`;
    this.#list.replaceChildren(...kept.flatMap((what) => this.#createRow(what, state)));
    void this.#showRoom();
  }

  async #choose(): Promise<void> {
    try {
      await (this.#background.checked ? startBackground() : stopBackground());
    } catch {
      this.#status.textContent = cannotKeep;
    }
    this.#showChoice();
  }

  #showChoice(): void {
    this.#background.checked = mayFetch();
    const isBrowsers = readChoice() === undefined && savesData();
    this.#reason.textContent = isBrowsers
      ? 'Off, because your browser asks sites to save data.'
      : this.#background.checked
        ? 'The main pages are kept on your first visit, and the rest of a small site on your second page.'
        : 'Only pages that you open, and what you choose here, are kept.';
  }

  #createRow(what: Keepable, { paths, all }: OfflineState): HTMLElement[] {
    const path = paths[what];
    const title = what === wholeCatalog ? 'The whole catalog' : path?.title;
    if (title === undefined) return [];
    const { pages, bytes } = path ?? all;
    const name = path
      ? create('a', { href: (document.documentElement.dataset['base'] ?? '/') + path.address })
      : create('span', {});
    name.textContent = title;
    const size = create('span', {
      className: 'm',
      textContent: `${formatCount(pages, 'page')} · ${formatBytes(bytes)}`,
    });
    const button = create('button', {
      type: 'button',
      className: 'lesser-button',
      textContent: 'Remove',
      ariaLabel: `Remove: ${title}`,
    });
    button.addEventListener('click', () => {
      void this.#request('drop', what);
      this.#remove.focus();
    });
    const row = create('li', {});
    row.append(name, size, button);
    return [row];
  }

  async #request(offline: 'keep' | 'drop', what: Keepable): Promise<void> {
    if (this.#isBusy) return;
    this.#setBusy(true);
    if (offline === 'keep') this.#status.textContent = 'Starting …';
    try {
      await sendToWorker({ offline, what });
    } catch {
      this.#setBusy(false);
      this.#status.textContent = cannotKeep;
    }
  }

  async #removeAll(): Promise<void> {
    try {
      await clearCaches();
      this.#setBusy(false);
      this.#list.replaceChildren();
      this.#room.textContent = '';
      this.#keep.textContent = keepAll;
      this.#keep.hidden = false;
      this.#keep.focus();
      this.#remove.hidden = true;
      this.#showChoice();
      this.#status.textContent =
        'All copies were removed. Nothing more is kept unless you choose it.';
    } catch {
      this.#status.textContent =
        'The copies could not be removed. Clear the data of this site in the browser.';
    }
  }

  /** What the browser counts for this address, which other sites may share. */
  async #showRoom(): Promise<void> {
    // WebKit on Linux has no such thing, and Safari had no estimate for long.
    const storage = navigator.storage as Partial<StorageManager> | undefined;
    const { usage, quota } = (await storage?.estimate?.()) ?? {};
    if (usage === undefined || quota === undefined) return;
    this.#room.textContent = `The browser counts ${formatBytes(usage)} for this address and allows ${formatBytes(quota)}.`;
  }

  #setBusy(busy: boolean): void {
    this.#isBusy = busy;
    // A disabled button would lose the focus.
    this.#keep.ariaDisabled = String(busy);
  }
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

customElements.define('offline-storage', OfflineStorage);

/** `<offline-note>`: stands in for a page that is neither reachable nor kept, and says so. */
class OfflineNote extends HTMLElement {
  connectedCallback(): void {
    const base = document.documentElement.dataset['base'] ?? '/';
    // Read at its own address, the page stands in for no other.
    this.hidden = location.pathname === `${base}offline/`;
    if (this.hidden) return;
    this.querySelector('button')?.addEventListener('click', () => location.reload());
  }
}

customElements.define('offline-note', OfflineNote);
