import type { Result } from '../../search/results.ts';
import type { InstantIndex } from '../../search/instant-index.ts';
import { findMarks } from '../../search/words.ts';
import { createElement } from '../markup.ts';
import { splitAtBreaks, splitCompounds } from '../../text/line-breaks.ts';
import { titleAttributes } from '../../text/text-direction.ts';
import type { SearchDocument } from '../../search/documents.ts';
import { findStartingPoints } from '../../search/starting-points.ts';
import { formatSuggestAddress } from '../../search/suggest-address.ts';
import type { SearchState } from './search-filters.ts';

/** One result as a row of a list, in the form that resources have everywhere on the site. */
export function createHit(
  result: Result,
  { labels, uses }: Pick<InstantIndex, 'labels' | 'uses'>,
): HTMLLIElement {
  const { document: found, forms, excerpt } = result;
  const { type, title, lang, href, number, summary, kind, levels, host, pick } = found;
  const link = createElement(
    'a',
    { href, ...titleAttributes({ title, lang }) },
    ...markText(title, forms),
  );
  const text = markText(excerpt ?? summary ?? '', forms);
  const aliases = findAliases(result);
  const what = kind ? `${labels.kind[kind] ?? ''}: ${uses[kind] ?? ''}` : nameOfType[type];
  const row = createElement('li', { class: `row is-${type}` });
  if (number) row.append(createElement('span', { class: 'm no' }, number));
  if (pick) row.append(createElement('span', { class: 'pick', role: 'img', 'aria-label': 'Pick' }));
  const heading = createElement('span', { class: 't' }, link);
  if (aliases.length > 0) heading.append(createElement('span', { class: 'm also' }, ...aliases));
  const meta = createElement('span', { class: 'meta' }, createElement('span', {}, what));
  if (levels) {
    const initials = levels.map((level) => level.charAt(0)).join('');
    const words = [levels[0], levels.at(-1)].map((level) => labels.level[level ?? ''] ?? '');
    const range = [...new Set(words)].join(' to ');
    meta.append(createElement('span', { class: 'lv', 'data-l': initials }, range));
  }
  if (host) {
    const parts = splitAtBreaks(host).flatMap((part, i) =>
      i > 0 ? [createElement('wbr', {}), part] : [part],
    );
    meta.append(createElement('span', { class: 'host' }, ...parts));
  }
  row.append(
    heading,
    ...(text.length > 0 ? [createElement('span', { class: 'd' }, ...text)] : []),
    meta,
  );
  return row;
}

/** The glossary entry of what was searched for: a compact card above the results, outside of their list. */
export function createDefinition({ document: found, forms }: Result): HTMLElement {
  const { title, href, aliases = [], summary = '' } = found;
  const marked = (name: string) =>
    findMarks(name, forms).reduce((sum, [from, to]) => sum + to - from, 0) / name.length;
  // The name that was searched for, so that it is plain why this term is shown; else what it is short for.
  const other = aliases.toSorted((a, b) => marked(b) - marked(a))[0];
  const also = other === undefined ? [] : [' ', createElement('span', { class: 'm' }, other)];
  return createElement(
    'section',
    { class: 'definition', 'aria-label': 'Definition' },
    createElement('p', {}, createElement('a', { href }, title), ...also),
    createElement('p', {}, summary),
  );
}

const nameOfType = {
  resource: 'resource',
  topic: 'topic',
  section: 'section',
  path: 'learning path',
  step: 'step',
  term: 'glossary',
  page: 'page',
} as const;

/** A text with the words that matched in marks. */
function markText(text: string, forms: ReadonlySet<string>): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const [from, to] of findMarks(text, forms)) {
    nodes.push(text.slice(end, from), createElement('mark', {}, text.slice(from, to)));
    end = to;
  }
  return [...nodes, text.slice(end)];
}

/** The other names that matched, where the title alone does not show why it is there. */
function findAliases({
  document: { title, aliases = [], people = [] },
  forms,
}: Result): (Node | string)[] {
  if (findMarks(title, forms).length > 0 && people.length === 0) return [];
  const matching = [...people, ...aliases].filter((name) => findMarks(name, forms).length > 0);
  return matching.slice(0, 2).flatMap((name, i) => [i > 0 ? ', ' : ' ', ...markText(name, forms)]);
}

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
interface Missing {
  query: string;
  /** Whether terms of the glossary match. */
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
