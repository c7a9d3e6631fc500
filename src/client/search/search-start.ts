import type { SearchDocument } from '../../search/documents.ts';
import { findStartingPoints } from '../../search/starting-points.ts';
import { splitCompounds } from '../../text/line-breaks.ts';
import { titleAttributes } from '../../text/text-direction.ts';
import { createElement } from '../markup.ts';

/** What to begin with before anything is typed, as `SearchStart.astro` has it on the page of search. */
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
