import {
  type ListedResource,
  type Shown,
  type Sort,
  findListed,
  hasOwnOrder,
  listFragment,
} from '../../progress/reading-list.ts';
import { orderSaved, setSaved } from '../../progress/progress.ts';
import { loadNamedResources, placeRows, createUndoBar } from '../progress/page-parts.ts';
import { store } from '../progress-store.ts';
import { createReadingRow, type ReadingRow } from './reading-row.ts';
import { isolate } from '../../text/text-direction.ts';

/** More rows would make the page slow, which an import could do on purpose. */
const mostRows = 2000;

/** `<reading-list>`: the resources that a reader saved, and a list that somebody shares with them. */
class ReadingList extends HTMLElement {
  readonly #bar = createUndoBar();
  readonly #form = this.querySelector('form')!;
  readonly #rows = new Map<string, ReadingRow>();
  /** A row that is taken off the list stays, so that it can be put back as it was. */
  readonly #off = new Map<string, () => void>();
  #items: ListedResource[] = [];
  #isSharing = false;

  connectedCallback(): void {
    this.append(this.#bar.element);
    this.#readAddress();
    this.#form.addEventListener('change', () => {
      this.#writeAddress();
      void this.#show();
    });
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.querySelector('[data-do=print]')?.addEventListener('click', () => print());
    this.querySelector('[data-share]')?.addEventListener('submit', (event) => {
      event.preventDefault();
      const items = this.#items.filter(({ saved }) => saved.kept);
      const form = event.target as HTMLFormElement;
      void this.#loadSharing().then((sharing) => sharing?.shareList(form, items));
    });
    store.addEventListener('change', () => void this.#show());
    // A note that is being written when the page goes is kept too.
    addEventListener('pagehide', () => (document.activeElement as HTMLElement | null)?.blur());
    void this.#show();
    this.#lookForShared();
    addEventListener('hashchange', () => this.#lookForShared());
  }

  /** Shows a list that somebody shares, if the address carries one; what it takes comes with the first. */
  #lookForShared(): void {
    if (this.#isSharing || !location.hash.startsWith(listFragment)) return;
    this.#isSharing = true;
    void this.#loadSharing().then((sharing) => sharing?.showSharedList(this, this.#bar));
  }

  async #loadSharing() {
    try {
      return await import('./list-sharing.ts');
    } catch {
      this.#bar.say('Sharing could not be loaded. Check your connection.');
      return undefined;
    }
  }

  async #show(): Promise<void> {
    if (!store.isEmpty || this.#rows.size > 0) {
      const resources = await this.#load();
      if (!resources) return;
      this.#items = findListed(store.progress, resources, {
        sort: this.#sort,
        show: this.#field('show').value as Shown,
        levels: (this.dataset['levels'] ?? '').split(' '),
        also: this.#off,
      }).slice(0, mostRows);
      const rows = this.#items.map((item) => this.#rowOf(item));
      placeRows(
        this.#find('[data-list]'),
        rows.map(({ element }) => element),
      );
      // In their places, for those that were moved.
      rows.forEach((row, i) => this.#update(row, i));
    }
    this.#showCount();
    this.#find('[data-own]').hidden = false;
  }

  #showCount(): void {
    const saved = [...store.progress.saved.values()].filter(({ kept }) => kept).length;
    const shown = this.#items.filter((item) => item.saved.kept).length;
    const all = saved === 1 ? '1 resource' : `${saved} resources`;
    const isEmpty = saved === 0 && this.#items.length === 0;
    const count = shown === saved ? all : `${shown} of ${all}`;
    this.#find('[data-count]').textContent = isEmpty ? 'Nothing saved yet' : count;
    this.#find('[data-none]').hidden = !isEmpty;
    this.#find('[data-narrow]').hidden = isEmpty || this.#items.length > 0;
    this.#form.hidden = isEmpty;
    this.#find('details').hidden = saved === 0;
  }

  #rowOf(item: ListedResource): ReadingRow {
    const { id } = item;
    const title = item.resource?.title ?? id;
    const before = this.#rows.get(id);
    if (before) return before;
    const row = createReadingRow(item, {
      note: (note) => store.update((all) => setSaved(all, id, { kept: true, note }, Date.now())),
      remove: () =>
        this.#off.set(
          id,
          this.#bar.act(`${isolate(title)} was removed from the list.`, (all) =>
            setSaved(all, id, { kept: false }, Date.now()),
          ),
        ),
      putBack: () => {
        this.#off.get(id)?.();
        this.#bar.say(`${isolate(title)} is back on the list.`);
      },
      move: (by) => this.#move(id, by),
    });
    this.#rows.set(id, row);
    return row;
  }

  #update(row: ReadingRow, i: number): void {
    const item = this.#items[i];
    if (!item) return;
    const movable = this.#sort === 'own' && this.#field('show').value === 'all';
    row.update(item, { movable, first: i === 0, last: i + 1 === this.#items.length });
  }

  #move(id: string, by: -1 | 1): void {
    const ids = this.#items.map((item) => item.id);
    const at = ids.indexOf(id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, id);
    store.update((progress) => orderSaved(progress, ids));
    const title = this.#items.find((item) => item.id === id)?.resource?.title ?? id;
    this.#bar.say(`${isolate(title)} is number ${at + by + 1} of ${ids.length}.`);
  }

  get #sort(): Sort {
    return this.#field('sort').value as Sort;
  }

  #readAddress(): void {
    const query = new URLSearchParams(location.search);
    const sort = query.get('sort') ?? (hasOwnOrder(store.progress) ? 'own' : 'saved');
    for (const [name, value] of [
      ['sort', sort],
      ['show', query.get('show') ?? 'all'],
    ] as const) {
      const field = this.#field(name);
      field.value = value;
      // From an old or foreign address.
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }

  #writeAddress(): void {
    const query = new URLSearchParams({ sort: this.#sort, show: this.#field('show').value });
    if (query.get('show') === 'all') query.delete('show');
    history.replaceState(null, '', `${location.pathname}?${query}${location.hash}`);
  }

  async #load() {
    try {
      return await loadNamedResources(store.progress.saved.keys());
    } catch (error) {
      this.#bar.say((error as Error).message);
      return undefined;
    }
  }

  #field(name: string): HTMLSelectElement {
    return this.#form.elements.namedItem(name) as HTMLSelectElement;
  }

  #find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

customElements.define('reading-list', ReadingList);
