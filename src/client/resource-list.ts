import { createLevelNote, isWithUnrated } from './level-note.ts';
import type { ListFacet, ListIndex } from './list-rows.ts';
import { createElement } from './markup.ts';

/**
 * `<resource-list>`: filters and sorts the rows of a list; its state is in the address.
 * The page is complete without it: its fields wait, disabled, until this script enables them.
 */
class ResourceList extends HTMLElement {
  #form = this.#find('form');
  #fieldset = this.#find('fieldset');
  #list = this.#find('ul');
  #status = this.#find('#count');
  #empty = this.#find('[data-empty]');
  #clear = this.#find<HTMLButtonElement>('[type=reset]');
  #more = createElement('button', { type: 'button', hidden: '' }, 'Show more');
  #facets = [...this.#form.querySelectorAll('select')].filter(({ name }) => name !== 'sort');
  #level = this.#createLevelNote();
  #nav = this.querySelector('nav');
  /** As the page was built, for when nothing is filtered. */
  #before = [...this.#list.children];
  #index: Promise<ListIndex> | undefined;
  /** The resources that pass the filters, in their order. */
  #found: number[] = [];
  /** Which of the changes is shown. */
  #shown = 0;

  connectedCallback(): void {
    this.#list.after(this.#more);
    this.#more.addEventListener('click', () => void this.#showMore());
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('change', () => this.#change());
    // The fields are empty only after the event.
    this.#form.addEventListener('reset', () => setTimeout(() => this.#change()));
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const later = this.#facets.filter(({ dataset }) => dataset['later'] !== undefined);
    const query = new URLSearchParams(location.search);
    const filling = later.length > 0 ? this.#fillOptions(later) : undefined;
    if (later.some(({ name }) => query.has(name))) await filling;
    this.#fieldset.disabled = false;
    this.#readAddress(query);
    if (!query.has('level') && this.#level?.preselect()) this.#change();
    // As the page is built, nothing is filtered.
    else if (location.search) await this.#show();
  }

  /** Adds the options that the page leaves out as there are many. Without them the other filters work. */
  async #fillOptions(later: HTMLSelectElement[]): Promise<void> {
    const index = await this.#load().catch(() => undefined);
    if (!index || !('labels' in index)) return;
    const { labels } = index as ListIndex & { labels: Map<string, [string, string][]> };
    for (const select of later)
      for (const [value, label] of labels.get(select.name) ?? [])
        select.append(createElement('option', { value, 'data-label': label }, label));
    for (const select of later) countOptions(select, index, this.#conditions());
  }

  #load(): Promise<ListIndex> {
    const isLong = this.dataset['long'] !== undefined;
    const names = this.#facets.map(({ name }) => name);
    this.#index ??= isLong
      ? import('./long-list.ts').then(({ loadLongList }) => loadLongList())
      : import('./list-rows.ts').then(({ readShortList }) =>
          readShortList(this, [...names, 'pick']),
        );
    this.#index.catch(() => (this.#index = undefined));
    return this.#index;
  }

  #createLevelNote() {
    const select = this.#facets.find(({ name }) => name === 'level');
    return select && createLevelNote(select, () => this.#change());
  }

  #readAddress(query: URLSearchParams): void {
    for (const [name, value] of query) {
      if (name === 'level') this.#level?.offer(value);
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.checked = value === field.value;
      if (!(field instanceof HTMLSelectElement)) continue;
      field.value = value;
      // An option that does not exist, from an old or foreign address, filters nothing.
      if (field.selectedIndex < 0) field.value = '';
    }
  }

  #change(): void {
    const level = this.#level?.whenAll();
    const chosen = [...this.#chosen(), ...(level ? [['level', level]] : [])];
    const query = new URLSearchParams(chosen).toString();
    const { pathname } = new URL(this.#form.action);
    history.replaceState(null, '', query ? `${pathname}?${query}` : pathname);
    void this.#show();
  }

  async #show(): Promise<void> {
    const turn = (this.#shown += 1);
    const index = await this.#load().catch(() => undefined);
    if (turn !== this.#shown) return;
    if (!index) {
      this.#status.textContent = 'The filters could not be loaded. Check your connection.';
      return;
    }
    const chosen = this.#chosen();
    const conditions = this.#conditions();
    const { sort = '', level = '' } = Object.fromEntries(chosen);
    for (const facet of this.#facets) countOptions(facet, index, conditions);
    const found = findPassing(index, conditions);
    this.#found = await this.#sort(index, found, sort, isWithUnrated(level));
    if (turn !== this.#shown) return;
    // A long list that nothing narrows is the page as it was built.
    const isBuilt = chosen.size === 0 && index.atOnce < index.size;
    const rows = isBuilt
      ? this.#before
      : await index.loadRows(this.#found.slice(0, index.atOnce)).catch(() => []);
    if (turn !== this.#shown) return;
    this.#list.replaceChildren(...rows);
    if (this.#nav) this.#nav.hidden = index.isWhole && !isBuilt;

    const shown = found.length;
    const part = index.isWhole ? '' : ' on this page';
    const all = index.size;
    this.#status.textContent = `${shown === all ? '' : `${shown} of `}${all} resources${part}`;
    this.#empty.hidden = shown > 0;
    this.#more.hidden = isBuilt || rows.length >= shown;
    // Whoever used it continues with the first filter.
    if (chosen.size === 0 && this.#clear === document.activeElement) this.#facets[0]?.focus();
    this.#clear.hidden = chosen.size === 0;
    const unrated = found.filter(createTest(index.facets.get('level'), ['none'])).length;
    const leftOut = findPassing(index, conditions, 'level').length - shown;
    this.#level?.show({ rated: shown - unrated, unrated, leftOut });
  }

  /** Shows more of what was found, from the first new one on. */
  async #showMore(): Promise<void> {
    const index = await this.#load();
    const from = this.#list.children.length;
    const rows = await index.loadRows(this.#found.slice(from, from + index.atOnce)).catch(() => []);
    this.#list.append(...rows);
    rows[0]?.querySelector('a')?.focus();
    this.#more.hidden = this.#list.children.length >= this.#found.length;
  }

  /** Orders what was found; those without a level come last if they are shown beside those of one. */
  async #sort(
    index: ListIndex,
    found: number[],
    order: string,
    unratedLast: boolean,
  ): Promise<number[]> {
    const places = order === 'topic' ? await index.loadOrder().catch(() => []) : [];
    const levels = order === 'level' ? this.#levelRanks(index) : [];
    const isUnrated = unratedLast ? createTest(index.facets.get('level'), ['none']) : () => false;
    return found.toSorted(
      (a, b) =>
        Number(isUnrated(a)) - Number(isUnrated(b)) ||
        (places[a] ?? 0) - (places[b] ?? 0) ||
        (levels[a] ?? 0) - (levels[b] ?? 0) ||
        a - b,
    );
  }

  /** The place of each resource from the lowest level to the highest: by its first, then by its last. */
  #levelRanks({ facets }: ListIndex): number[] {
    const facet = facets.get('level');
    const select = this.#facets.find(({ name }) => name === 'level');
    const values = [...(select?.options ?? [])].map(({ value }) => value);
    const rankOf = (level: string | undefined) => values.indexOf(level ?? '');
    const ranks = facet?.sets.map((set) => rankOf(set[0]) * values.length + rankOf(set.at(-1)));
    return facet?.column.map((set) => ranks?.[set] ?? 0) ?? [];
  }

  #conditions(): [name: string, values: string[]][] {
    return [...this.#chosen()]
      .filter(([name]) => name !== 'sort')
      .map(([name, value]) => [name, value.split(' ')]);
  }

  #chosen(): Map<string, string> {
    const entries = [...new FormData(this.#form)] as [string, string][];
    return new Map(entries.filter(([, value]) => value !== ''));
  }

  #find<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
  #find<E extends HTMLElement = HTMLElement>(selector: string): E;
  #find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

/** The resources that have a value of each condition, but for the facet that is left out. */
function findPassing(
  { size, facets }: ListIndex,
  conditions: [name: string, values: string[]][],
  leftOut?: string,
): number[] {
  const tests = conditions
    .filter(([name]) => name !== leftOut)
    .map(([name, values]) => createTest(facets.get(name), values));
  const all = Array.from({ length: size }, (_, i) => i);
  return all.filter((at) => tests.every((test) => test(at)));
}

/** Whether a resource has one of these values in a facet. */
function createTest(facet: ListFacet | undefined, values: string[]): (at: number) => boolean {
  const passes = facet?.sets.map((set) => values.some((value) => set.includes(value))) ?? [];
  return (at) => passes[facet?.column[at] ?? -1] ?? false;
}

/** Shows how many resources each option would leave, and hides those that would leave none. */
function countOptions(
  select: HTMLSelectElement,
  index: ListIndex,
  conditions: [name: string, values: string[]][],
): void {
  const facet = index.facets.get(select.name);
  const counts = (facet?.sets ?? []).map(() => 0);
  for (const at of findPassing(index, conditions, select.name)) {
    const set = facet?.column[at] ?? 0;
    counts[set] = (counts[set] ?? 0) + 1;
  }
  for (const option of select.options) {
    const { label } = option.dataset;
    if (label === undefined) continue;
    const values = option.value.split(' ');
    const count = counts.reduce(
      (sum, own, i) => sum + (facet?.sets[i]?.some((value) => values.includes(value)) ? own : 0),
      0,
    );
    option.textContent = `${label} (${count})`;
    option.hidden = option.disabled = count === 0 && !option.selected;
  }
}

customElements.define('resource-list', ResourceList);
