import { hasFilters, type Filters } from '../../search/facets.ts';
import { openSearch, type Answer, type OpenedSearch } from '../../search/search.ts';
import { fillFilters, readFilters } from './search-filters.ts';
import { createDefinition } from './search-definition.ts';
import { createHit } from './search-hit.ts';
import { walkResults } from './search-keys.ts';
import type { SearchState } from './search-state.ts';
import { createElement } from '../markup.ts';
import { createNothingFound } from './search-nothing.ts';

/** What somebody searches for. */
export interface SearchView {
  /** Status, filters and results. */
  element: HTMLElement;
  show: (state: SearchState) => void;
  state: () => SearchState;
}

const shownAtOnce = 20;

/**
 * Makes the part that shows the answers to what is typed into a field.
 * `root` is the address of the site's root; `onChange` hears of every new state.
 */
export function createSearchView(
  name: string,
  field: HTMLInputElement,
  root: string,
  onChange: (state: SearchState, by: 'typing' | 'choice') => void,
): SearchView {
  const status = createElement('p', { role: 'status', class: 'm' });
  const form = createElement('form', { class: 'facets', 'data-name': name });
  const drawer = createElement('details', {}, createElement('summary', {}, 'Filters'), form);
  const definition = createElement('div', {});
  const list = createElement('ol', { class: 'rows' });
  const more = createElement('button', { type: 'button' }, 'Show more');
  const nothing = createElement('div', { class: 'nothing' });
  const element = createElement(
    'div',
    { class: 'found' },
    drawer,
    createElement('div', {}, status, definition, list, more, nothing),
  );
  drawer.open = name === 'page' && matchMedia('(width >= 64rem)').matches;
  let filters: Filters = {};
  let shown = shownAtOnce;
  let running = new AbortController();
  let opened: Promise<OpenedSearch> | undefined = openSearch(root);
  // Told when there is something to answer.
  opened.catch(() => undefined);

  const state = (): SearchState => ({ query: field.value, filters });
  const change = (by: 'typing' | 'choice') => {
    shown = shownAtOnce;
    onChange(state(), by);
    void answer();
  };

  const answer = async (): Promise<void> => {
    running.abort();
    const { signal } = (running = new AbortController());
    const { query, filters: wanted } = state();
    element.hidden = query.trim() === '';
    if (element.hidden) return;
    try {
      const { search, index } = await (opened ??= openSearch(root));
      for await (const found of search(query, wanted, signal)) {
        if (signal.aborted) return;
        render(found, index);
      }
    } catch {
      opened = undefined;
      status.textContent = 'Search could not be loaded. Is there a connection?';
    }
  };

  const render = (
    { term, results, counts, complete, suggestion }: Answer,
    index: OpenedSearch['index'],
  ) => {
    const rows = results.slice(0, shown).map((result) => createHit(result, index));
    replaceRows(definition, term ? [createDefinition(term)] : []);
    replaceRows(list, rows);
    fillFilters(form, index.labels, counts, filters);
    drawer.hidden = results.length === 0 && !hasFilters(filters);
    more.hidden = results.length <= shown;
    status.textContent = statusOf(results.length, complete, term !== undefined);
    nothing.replaceChildren(
      ...(complete && results.length === 0 && !term
        ? createNothingFound({
            index,
            filtered: hasFilters(filters),
            suggestion,
            root,
            search: show,
          })
        : []),
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
    shown += shownAtOnce;
    void answer().then(() => list.children[next]?.querySelector('a')?.focus());
  });
  walkResults(field, list);

  return {
    element,
    state,
    show(next) {
      field.value = next.query;
      filters = next.filters;
      shown = shownAtOnce;
      void answer();
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

function statusOf(count: number, complete: boolean, isDefined: boolean): string {
  if (count === 0 && !complete) return 'Searching the full text …';
  const results = count === 0 ? 'No results' : count === 1 ? '1 result' : `${count} results`;
  return isDefined ? `1 definition, ${results.toLowerCase()}` : results;
}
