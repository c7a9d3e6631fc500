import type { SearchDocument } from '../../search/documents.ts';
import { findStartingPoints } from '../../search/starting-points.ts';
import { splitCompounds } from '../../text/line-breaks.ts';
import { titleAttributes } from '../../text/text-direction.ts';
import { createElement } from '../markup.ts';
import type { InstantIndex } from '../../search/instant-index.ts';
import { formatSuggestAddress } from '../../search/suggest-address.ts';
import type { SearchState } from './search-filters.ts';

/** What to begin with before anything is typed, as `SearchEverything.astro` has it on the page of search. */
export function createStart(documents: SearchDocument[]): HTMLElement[] {
  return findStartingPoints(documents).map((points) =>
    createElement(
      'section',
      {},
      createElement('h2', {}, points.title),
      createElement('ul', { class: 'points' }, ...points.documents.map(createPoint)),
    ),
  );
}

function createPoint({
  title,
  lang,
  href,
  number,
  type,
  aliases = [],
}: SearchDocument): HTMLElement {
  const words = splitCompounds(title).map(({ text, whole }) =>
    whole ? createElement('span', { class: 'whole' }, text) : text,
  );
  const [also] = type === 'term' ? aliases : [];
  return createElement(
    'li',
    {},
    ...(number ? [createElement('span', { class: 'm' }, number)] : []),
    createElement(
      'a',
      { href },
      createElement('span', titleAttributes({ title, lang }), ...words),
      ...(also ? [' ', createElement('span', { class: 'dim' }, also)] : []),
    ),
  );
}

/** Why there is no resource among the results. */
export interface Missing {
  query: string;
  /** Whether terms of the glossary answer. */
  hasTerms: boolean;
  hasFilters: boolean;
  /** Another spelling of the query. */
  suggestion: string | undefined;
  /** Whether no resource can be suggested. */
  isClosed: boolean;
  /** The address of the root of the site. */
  root: string;
  search: (next: Partial<SearchState>) => void;
}

/** What to do next if no resource was found: another spelling, no filters, or to suggest a resource. */
export function createAdvice(missing: Missing): HTMLElement[] {
  const { query, hasTerms, hasFilters, suggestion, isClosed, root, search } = missing;
  const parts: HTMLElement[] = [];
  if (suggestion) {
    const button = createElement('button', { type: 'button', class: 'plain' }, suggestion);
    button.addEventListener('click', () => search({ query: suggestion }));
    parts.push(createElement('p', {}, 'Did you mean ', button, '?'));
  }
  if (hasFilters) {
    const button = createElement('button', { type: 'button' }, 'Remove all filters');
    button.addEventListener('click', () => search({ filters: {} }));
    parts.push(createElement('p', {}, button));
    return parts;
  }
  const reason = hasTerms ? '' : 'Nothing in the catalog covers it. ';
  if (isClosed) {
    if (reason) parts.push(createElement('p', {}, reason.trim()));
    return parts;
  }
  const href = formatSuggestAddress(new URL('contribute/new/', root).pathname, query);
  const link = createElement('a', { href }, 'Suggest one');
  parts.push(createElement('p', {}, `${reason}Do you know a good resource? `, link));
  return parts;
}

/** Where to browse if nothing was found. */
export function createBrowsing({ documents }: InstantIndex, root: string): HTMLElement[] {
  const topics = documents.filter(({ type }) => type === 'topic');
  const links = topics.map(({ title, href }) => createElement('a', { href }, title));
  if (documents.some(({ type }) => type === 'term')) {
    const { pathname } = new URL('glossary/', root);
    links.push(createElement('a', { href: pathname }, 'Glossary'));
  }
  return [
    createElement('p', {}, 'Or browse:'),
    createElement('ul', {}, ...links.map((link) => createElement('li', {}, link))),
  ];
}
