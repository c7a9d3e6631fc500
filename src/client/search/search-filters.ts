import { pageId } from '../../text/ids.ts';
import {
  facetNames,
  facets,
  type FacetCounts,
  type FacetName,
  type Filters,
} from '../../search/facets.ts';
import type { InstantIndex } from '../../search/instant-index.ts';
import { createElement } from '../markup.ts';

/** What is being searched for; the address of the search page holds the same. */
export interface SearchState {
  query: string;
  filters: Filters;
}

/** Fills a form with a checkbox for every value that would give a result; chosen ones always stay. */
export function fillFilters(
  form: HTMLFormElement,
  labels: InstantIndex['labels'],
  counts: FacetCounts,
  filters: Filters,
): void {
  const focused = form.contains(document.activeElement)
    ? (document.activeElement as HTMLInputElement).id
    : '';
  form.replaceChildren(
    ...facetNames.flatMap((facet) => {
      const chosen = filters[facet] ?? [];
      const values = Object.keys(labels[facet]).filter(
        (value) => counts[facet].has(value) || chosen.includes(value),
      );
      if (values.length === 0 || (values.length === 1 && chosen.length === 0 && facet !== 'pick'))
        return [];
      const boxes = values.map((value) =>
        createBox(form, facet, value, labels[facet][value] ?? value, counts, chosen),
      );
      return [
        createElement('fieldset', {}, createElement('legend', {}, facets[facet].label), ...boxes),
      ];
    }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

/** Reads the chosen filters of a form. */
export function readFilters(form: HTMLFormElement): Filters {
  return parseFilters(new URLSearchParams([...new FormData(form)] as [string, string][]));
}

/** Reads filters from an address; what is no filter is passed over. */
export function parseFilters(query: URLSearchParams): Filters {
  return Object.fromEntries(
    facetNames.flatMap((facet) => {
      const values = [...new Set(query.getAll(facet))].filter((value) => value !== '');
      return values.length > 0 ? [[facet, values]] : [];
    }),
  );
}

/** The part of an address that brings back a query and its filters. */
export function formatQuery(query: string, filters: Filters): string {
  const parameters = new URLSearchParams();
  if (query.trim() !== '') parameters.set('q', query.trim());
  for (const facet of facetNames)
    for (const value of filters[facet] ?? []) parameters.append(facet, value);
  return parameters.toString() === '' ? '' : `?${parameters.toString()}`;
}

function createBox(
  form: HTMLFormElement,
  facet: FacetName,
  value: string,
  label: string,
  counts: FacetCounts,
  chosen: string[],
): HTMLLabelElement {
  const id = pageId(`${form.dataset['name'] ?? ''}-${facet}-${value}`);
  const box = createElement('input', { type: 'checkbox', name: facet, value, id });
  box.checked = chosen.includes(value);
  const count = createElement('span', { class: 'm' }, String(counts[facet].get(value) ?? 0));
  return createElement('label', {}, box, createElement('span', {}, label), ' ', count);
}
