import type { InstantIndex } from '../../search/instant-index.ts';
import { createElement } from '../markup.ts';
import type { SearchState } from './search-state.ts';

export interface NothingFound {
  index: InstantIndex;
  filtered: boolean;
  suggestion: string | undefined;
  root: string;
  search: (next: Partial<SearchState>) => void;
}

/** What to try when nothing was found: fewer filters, another spelling, the topics, the glossary; or to add it. */
export function createNothingFound(found: NothingFound): HTMLElement[] {
  const { index, filtered, suggestion, root, search } = found;
  const parts: HTMLElement[] = [];
  if (suggestion) {
    const button = createElement('button', { type: 'button', class: 'plain' }, suggestion);
    button.addEventListener('click', () => search({ query: suggestion }));
    parts.push(createElement('p', {}, 'Did you mean ', button, '?'));
  }
  if (filtered) {
    const button = createElement('button', { type: 'button' }, 'Remove all filters');
    button.addEventListener('click', () => search({ filters: {} }));
    parts.push(createElement('p', {}, button));
  }
  const topics = index.documents.filter(({ type }) => type === 'topic');
  const glossary = new URL('glossary/', root).pathname;
  parts.push(
    createElement('p', {}, 'Try another word, or look here:'),
    createElement(
      'ul',
      {},
      ...topics.map(({ title, href }) =>
        createElement('li', {}, createElement('a', { href }, title)),
      ),
      createElement('li', {}, createElement('a', { href: glossary }, 'Glossary')),
    ),
  );
  const form = new URL('contribute/new/', root).pathname;
  const add = createElement('a', { href: form }, 'Add it');
  parts.push(
    createElement('p', {}, 'You know a resource on it? ', add, ': it takes five minutes.'),
  );
  return parts;
}
