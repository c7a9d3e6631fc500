import type { Result } from '../../search/search.ts';
import { findMarks } from '../../search/words.ts';
import { createElement } from '../markup.ts';

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
