import { addressOf, underBase } from '../catalog/addresses.ts';
import { createLevelNote, isWithUnrated } from './level-note.ts';

/**
 * `<resource-list>`: filters and sorts the rows of a list; its state is in the address.
 * The page is complete without it: its fields wait, disabled, until this script enables them.
 */
class ResourceList extends HTMLElement {
  #form = this.#find('form');
  #fieldset = this.#find('fieldset');
  #list = this.#find('ul');
  #status = this.#find('[role=status]');
  #empty = this.#find('[data-empty]');
  #clear = this.#find<HTMLButtonElement>('[type=reset]');
  /** Those of this page, until the other pages are taken in. */
  #rows = [...this.#list.children] as HTMLElement[];
  #facets = [...this.#form.querySelectorAll('select')].filter(({ name }) => name !== 'sort');
  #level = this.#createLevelNote();
  #order = '';
  #nav = this.querySelector('nav');
  #isPart = false;
  #whole: Promise<void> | undefined;

  connectedCallback(): void {
    this.#fieldset.disabled = false;
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('change', () => this.#change());
    // The fields are empty only after the event.
    this.#form.addEventListener('reset', () => setTimeout(() => this.#change()));
    this.#readAddress();
    const isLevelGiven = new URLSearchParams(location.search).has('level');
    if (!isLevelGiven && this.#level?.preselect()) this.#change();
    // As the page is built, nothing is filtered.
    else if (location.search) void this.#show();
  }

  #createLevelNote() {
    const select = this.#facets.find(({ name }) => name === 'level');
    return select && createLevelNote(select, () => this.#change());
  }

  #readAddress(): void {
    for (const [name, value] of new URLSearchParams(location.search)) {
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
    await (this.#whole ??= this.#loadOtherPages());
    const chosen = this.#chosen();
    const { sort = '', ...wanted } = Object.fromEntries(chosen);
    const conditions = Object.entries(wanted);
    const fits = (row: HTMLElement, except?: string) =>
      conditions.every(([name, value]) => name === except || hasValue(row, name, value));

    for (const row of this.#rows) row.hidden = !fits(row);
    for (const facet of this.#facets) {
      countOptions(
        facet,
        this.#rows.filter((row) => fits(row, facet.name)),
      );
    }
    const level = wanted['level'] ?? '';
    this.#sort(sort, isWithUnrated(level));

    const all = this.#rows.length;
    const visible = this.#rows.filter(({ hidden }) => !hidden);
    const shown = visible.length;
    const part = this.#isPart ? ' on this page' : '';
    this.#status.textContent = `${shown === all ? '' : `${shown} of `}${all} resources${part}`;
    this.#empty.hidden = shown > 0;
    // Whoever used it continues with the first filter.
    if (chosen.size === 0 && this.#clear === document.activeElement) this.#facets[0]?.focus();
    this.#clear.hidden = chosen.size === 0;
    const unrated = visible.filter((row) => hasValue(row, 'level', 'none')).length;
    const leftOut = this.#rows.filter((row) => fits(row, 'level')).length - shown;
    this.#level?.show({ rated: shown - unrated, unrated, leftOut });
  }

  /** Orders the rows; those without a level come last if they are shown beside those of one. */
  #sort(order: string, unratedLast: boolean): void {
    const name = unratedLast ? `${order} unrated-last` : order;
    if (name === this.#order) return;
    this.#order = name;
    const compare = this.#compare(order);
    const rated = (row: HTMLElement) => (hasValue(row, 'level', 'none') ? 1 : 0);
    this.#list.append(
      ...this.#rows.toSorted((a, b) => (unratedLast ? rated(a) - rated(b) : 0) || compare(a, b)),
    );
  }

  #compare(order: string): (a: HTMLElement, b: HTMLElement) => number {
    if (order === 'topic')
      return (a, b) => numberOf(a).localeCompare(numberOf(b), 'en', { numeric: true });
    if (order !== 'level') return () => 0;
    const select = this.#facets.find(({ name }) => name === 'level');
    const levels = [...(select?.options ?? [])].map(({ value }) => value);
    const rank = (row: HTMLElement, at: number) =>
      levels.indexOf(valuesOf(row, 'level').at(at) ?? '');
    return (a, b) => rank(a, 0) - rank(b, 0) || rank(a, -1) - rank(b, -1);
  }

  /** Takes in the rows of the other pages, so that the whole list is filtered and sorted. */
  async #loadOtherPages(): Promise<void> {
    const here = Number(this.dataset['here']);
    const base = document.documentElement.dataset['base'] ?? '/';
    const lists = await Promise.all(
      Array.from({ length: Number(this.dataset['pages']) }, async (_, i) =>
        i + 1 === here
          ? [...this.#list.children]
          : fetchRows(underBase(base, addressOf.resourcePage(i + 1))),
      ),
    ).catch(() => undefined);
    // Better this page alone than nothing; the others stay in reach below.
    this.#isPart = !lists;
    if (!lists) return;
    this.#rows = lists.flat() as HTMLElement[];
    this.#list.replaceChildren(...this.#rows);
    this.#nav?.remove();
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

async function fetchRows(address: string): Promise<Element[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return [...page.querySelectorAll('resource-list li.row')].map((row) =>
    document.importNode(row, true),
  );
}

/** Shows how many rows each option would leave, and hides those that would leave none. */
function countOptions(facet: HTMLSelectElement, rows: HTMLElement[]): void {
  for (const option of facet.options) {
    const { label } = option.dataset;
    if (label === undefined) continue;
    const count = rows.filter((row) => hasValue(row, facet.name, option.value)).length;
    option.textContent = `${label} (${count})`;
    option.hidden = option.disabled = count === 0 && !option.selected;
  }
}

/** Whether a row has the value of a filter, or one of them where it names several. */
function hasValue(row: HTMLElement, name: string, value: string): boolean {
  const values = valuesOf(row, name);
  return value.split(' ').some((each) => values.includes(each));
}

function valuesOf(row: HTMLElement, name: string): string[] {
  return (row.dataset[name] ?? '').split(' ');
}

function numberOf(row: HTMLElement): string {
  return row.dataset['n'] ?? '';
}

customElements.define('resource-list', ResourceList);
