import { hasFilters, type Filters } from '../../search/facets.ts';
import type { SearchResults } from '../../search/results.ts';
import { openSearch, type OpenedSearch } from '../../search/search.ts';
import { fillFilters, readFilters, type SearchState } from './search-filters.ts';
import {
  createDefinition,
  createHit,
  createAdvice,
  createBrowsing,
  createStart,
} from './search-results.ts';
import { onKey } from '../keys/pressed-key.ts';
import { createElement } from '../markup.ts';
import { isPlainKey } from '../keys/shortcut-keys.ts';
import { isolate } from '../../text/text-direction.ts';

export interface SearchView {
  /** Status, filters and results. */
  element: HTMLElement;
  show: (state: SearchState) => void;
  state: () => SearchState;
  /** Opens the first hit; while there is none yet it waits for it, and typing on calls it off. */
  openFirst: () => void;
}

const shownAtOnce = 20;
/** Each result of a large catalog is loaded. */
const shownOfMany = 12;

/**
 * Makes the part that shows the results of what is typed into a field.
 * `root` is the address of the site's root; `onChange` gets every new state.
 */
export function createSearchView(
  name: string,
  field: HTMLInputElement,
  root: string,
  onChange: (state: SearchState, by: 'typing' | 'choice') => void,
): SearchView {
  const status = createElement('p', { class: 'm' });
  const advice = createElement('div', { class: 'advice' });
  // Announced as a whole: what was found, and what to do if that is nothing.
  const said = createElement('div', { role: 'status' }, status, advice);
  const browsing = createElement('div', { class: 'advice' });
  const form = createElement('form', { class: 'facets', 'data-name': name });
  const drawer = createElement('details', {}, createElement('summary', {}, 'Filters'), form);
  const definition = createElement('div', {});
  const list = createElement('ol', { class: 'rows' });
  const more = createElement('button', { type: 'button' }, 'Show more');
  const results = createElement('div', {}, definition, list, more);
  // The page has its own, which needs no script.
  const start = name === 'page' ? undefined : createElement('div', { class: 'start' });
  const found = createElement(
    'div',
    { class: 'found' },
    createElement('div', {}, said, browsing),
    drawer,
    results,
  );
  const element = createElement('div', { class: 'results' }, ...(start ? [start] : []), found);
  drawer.open = name === 'page' && matchMedia('(width >= 64rem)').matches;
  let filters: Filters = {};
  let atOnce = shownAtOnce;
  let shown = atOnce;
  let running = new AbortController();
  /** Whether the results of what is in the field are shown, and whether more may follow. */
  let shownPart: 'no' | 'in part' | 'whole' = 'no';
  let isOpening = false;
  let opened: Promise<OpenedSearch> | undefined = openSearch(root);
  // Reported with the first query.
  opened.catch(() => undefined);

  const state = (): SearchState => ({ query: field.value, filters });
  const change = (by: 'typing' | 'choice') => {
    shown = atOnce;
    onChange(state(), by);
    void runSearch();
  };

  const runSearch = async (): Promise<void> => {
    running.abort();
    const { signal } = (running = new AbortController());
    shownPart = 'no';
    isOpening = false;
    const { query, filters: wanted } = state();
    found.hidden = query.trim() === '';
    element.hidden = found.hidden && !start;
    if (start) start.hidden = !found.hidden;
    try {
      const { search, index } = await (opened ??= openSearch(root));
      if (signal.aborted) return;
      if (index.large && atOnce !== shownOfMany) atOnce = shown = shownOfMany;
      if (found.hidden) {
        if (start && start.children.length === 0) start.append(...createStart(index.documents));
        return;
      }
      for await (const own of search(query, wanted, signal, shown)) {
        if (signal.aborted) return;
        render(own, index);
        shownPart = own.complete ? 'whole' : 'in part';
        if (isOpening) openFirst();
      }
    } catch {
      opened = undefined;
      isOpening = false;
      if (!found.hidden) status.textContent = 'Search could not be loaded. Check your connection.';
    }
  };

  const openFirst = () => {
    const [first] = shownPart === 'no' ? [] : list.querySelectorAll<HTMLElement>('.t a');
    const hit = shownPart === 'whole' ? (first ?? definition.querySelector('a')) : first;
    isOpening = !hit && shownPart !== 'whole' && !found.hidden;
    hit?.click();
  };

  const render = (own: SearchResults, index: OpenedSearch['index']) => {
    const { term, results: hits, total, counts, suggestion } = own;
    const { query } = state();
    const isFiltered = hasFilters(filters);
    const isCovered = hits.some(({ document }) => document.type !== 'term');
    const hasTerms = term !== undefined || hits.length > 0;
    const rows = hits.slice(0, shown).map((result) => createHit(result, index));
    replaceRows(definition, term ? [createDefinition(term)] : []);
    replaceRows(list, rows);
    fillFilters(form, index.labels, counts, filters);
    drawer.hidden = hits.length === 0 && !isFiltered;
    results.hidden = !hasTerms;
    more.hidden = total <= shown;
    status.textContent = describeStatus(own, query, isFiltered);
    // With filters set there may be resources without them.
    const isMissing = own.complete && !isCovered && !(isFiltered && hasTerms);
    const missing = {
      ...{ query, hasTerms, hasFilters: isFiltered, suggestion, root, search: show },
      isClosed: index.isClosed ?? false,
    };
    advice.replaceChildren(...(isMissing ? createAdvice(missing) : []));
    browsing.replaceChildren(
      ...(isMissing && !hasTerms && !isFiltered ? createBrowsing(index, root) : []),
    );
  };

  const show = (next: Partial<SearchState>) => {
    field.value = next.query ?? field.value;
    filters = next.filters ?? filters;
    change('choice');
  };

  field.addEventListener('input', () => change('typing'));
  form.addEventListener('change', () => {
    filters = readFilters(form);
    change('choice');
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  more.addEventListener('click', () => {
    const next = list.children.length;
    shown += atOnce;
    void runSearch().then(() => list.children[next]?.querySelector('a')?.focus());
  });
  onKey(field, (key, event) => {
    if (key !== 'Enter') return;
    event.preventDefault();
    openFirst();
  });
  walkResults(field, element);

  return {
    element,
    state,
    openFirst,
    show(next) {
      field.value = next.query;
      filters = next.filters;
      shown = atOnce;
      void runSearch();
    },
  };
}

/** Puts rows in, leaves those that are the same where they are, and keeps the focus on its link. */
function replaceRows(list: HTMLElement, rows: HTMLElement[]): void {
  const { activeElement } = document;
  const focused = list.contains(activeElement) ? activeElement?.getAttribute('href') : undefined;
  rows.forEach((row, i) => {
    const old = list.children[i];
    if (!old) list.append(row);
    else if (!old.isEqualNode(row)) old.replaceWith(row);
  });
  while (list.children.length > rows.length) list.lastElementChild?.remove();
  if (typeof focused !== 'string' || list.contains(document.activeElement)) return;
  const same = list.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`);
  (same ?? list.querySelector('a'))?.focus();
}

const shownLinks = '.start:not([hidden]) a, .found:not([hidden]) .rows .t a';

/** Lets the arrow keys walk from a field through the results below it, or what there is to begin with, and back. */
function walkResults(field: HTMLInputElement, below: HTMLElement): void {
  const links = () => [...below.querySelectorAll<HTMLElement>(shownLinks)];

  onKey(field, (key, event) => {
    if (key !== 'ArrowDown') return;
    event.preventDefault();
    links()[0]?.focus();
  });

  onKey(below, (key, event) => {
    const all = links();
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const targets: Record<string, HTMLElement | undefined> = {
      ArrowDown: all[at + 1] ?? all.at(-1),
      ArrowUp: at > 0 ? all[at - 1] : field,
      Home: all[0],
      End: all.at(-1),
    };
    const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
    if (target) {
      event.preventDefault();
      target.focus();
    } else if (isTyping(key) && !isPlainKey(key, event)) field.focus();
  });
}

/** A character typed on a result continues with the query, where it is no command to the page. */
function isTyping(key: string): boolean {
  return key === 'Backspace' || /^(?:Shift\+)?\S$/u.test(key);
}

/** More of a query is cut where it is quoted. */
const LONGEST = 60;

/** Says in one line what was found. */
export function describeStatus(
  {
    term,
    results,
    total,
    complete,
  }: Pick<SearchResults, 'term' | 'results' | 'total' | 'complete'>,
  query: string,
  isFiltered: boolean,
): string {
  const count = total;
  if (count === 0 && !complete) return 'Searching the full text …';
  const isCovered = results.some(({ document }) => document.type !== 'term');
  if (complete && !isFiltered && !isCovered) {
    const quoted = `“${isolate(cut(query))}”`;
    return term || count > 0
      ? `No resource covers ${quoted}, but the glossary explains it.`
      : `No results for ${quoted}`;
  }
  if (count === 0) return 'No results with these filters';
  const counted = count === 1 ? '1 result' : `${count} results`;
  return term ? `1 definition, ${counted}` : counted;
}

function cut(query: string): string {
  const letters = [...query.trim().replace(/\s+/g, ' ')];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')} …` : letters.join('');
}
