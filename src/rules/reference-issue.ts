import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { IssueCode } from './rules.ts';
import { formatSuggestion } from '../text/suggestion.ts';
import { Ids } from './ids.ts';

type Referred = 'topic' | 'section' | 'group' | 'resource' | 'path' | 'term';

/** An issue at the value that stands at a path of a file. */
export function issueAt(
  source: ContentFile,
  path: PropertyKey[],
  code: IssueCode,
  message: string,
): Issue {
  return { file: source.file, ...source.positionOf(path), code, message, field: path };
}

/** The issue of a reference to what does not exist; `where` tells in what it was looked for. */
export function unknown(
  source: ContentFile,
  path: PropertyKey[],
  what: Referred,
  id: string,
  known: Iterable<string>,
  where = '',
): Issue {
  const now = known instanceof Ids ? known.now.get(id) : undefined;
  const hint = now
    ? ` It is now called "${now}". Use that id.`
    : formatSuggestion(id, known) || ` Check its spelling, or create it.`;
  return issueAt(
    source,
    path,
    `unknown-${what}`,
    `${nameOf(what)} "${id}" does not exist${where}.${hint}`,
  );
}

/** The issues of a list of references: those to what does not exist, and those that stand twice. */
export function unknowns(
  source: ContentFile,
  path: PropertyKey[],
  what: Referred,
  ids: string[] | undefined,
  known: Set<string>,
): Issue[] {
  return (ids ?? []).flatMap((id, i) => {
    if (!known.has(id)) return [unknown(source, [...path, i], what, id, known)];
    return ids?.indexOf(id) === i ? [] : [twice(source, [...path, i], id)];
  });
}

/** The issues of ids that stand twice among items that must differ. */
export function doubled(
  source: ContentFile,
  items: { id: string }[],
  path: PropertyKey[],
): Issue[] {
  return items.flatMap(({ id }, i) =>
    items.findIndex((item) => item.id === id) === i
      ? []
      : [
          issueAt(
            source,
            [...path, i, 'id'],
            'doubled-id',
            `"${id}" appears twice. Rename one of them.`,
          ),
        ],
  );
}

/** The issue of a reference that stands twice in its list. */
export function twice(source: ContentFile, path: PropertyKey[], id: string): Issue {
  return issueAt(source, path, 'doubled-id', `"${id}" appears twice. Remove one of them.`);
}

/** The issue of a thing that names itself where it must name another. */
export function itself(source: ContentFile, path: PropertyKey[], id: string): Issue {
  return issueAt(source, path, 'names-itself', `"${id}" refers to itself. Use another id.`);
}

/** What a reference leads to, as readers call it. */
export function nameOf(what: Referred): string {
  return what === 'path' ? 'learning path' : what;
}
