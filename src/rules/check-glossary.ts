import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { itself, unknowns } from './reference-issue.ts';

/** Every term names terms and resources that exist, and not itself. */
export function checkGlossary({ glossary, ids }: CheckedContent): Issue[] {
  if (!glossary) return [];
  const { source, data } = glossary;
  const terms = new Set(Object.keys(data));
  // A term whose id is wrong may be the one that is meant.
  const isWhole = !(glossary.faulty ?? []).some(({ length }) => length === 1);
  return Object.entries(data).flatMap(([id, term]) => [
    ...(isWhole ? unknowns(source, [id, 'see'], 'term', term.see, terms) : []),
    ...(term.see ?? []).flatMap((other, i) =>
      other === id ? [itself(source, [id, 'see', i], id)] : [],
    ),
    ...unknowns(source, [id, 'resources'], 'resource', term.resources, ids.resources),
  ]);
}
