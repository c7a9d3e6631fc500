import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { formatSuggestion } from '../text/quote.ts';
import { Ids, type Checked, type CheckedContent } from './checked-content.ts';
import { exercism } from './docs.ts';
import { issueAt, type SharedCode } from './issues.ts';
import { findMentions, type Naming, type Thing } from './values-in-data.ts';
import type { Rule } from './rule.ts';

/** Ids, and what refers to them. */
export const referenceRules = [
  {
    code: 'names-itself',
    severity: 'error',
    docs: {
      means: 'A resource or term refers to itself.',
      why: 'A link from a page to itself does not help readers.',
      fix: 'Refer to another one, or remove the line.',
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'requires: [handbook]' },
      good: { 'resources/handbook.yaml': 'requires: [course]' },
    },
    check: checkReferences,
  },
  {
    code: 'unknown-topic',
    severity: 'error',
    docs: {
      means: 'There is no topic with this id.',
      why: 'The resource would not appear anywhere.',
      fix: 'Use the name of a file in content/topics, without .mdx.',
      proof: exercism,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'placements:\n  - topic: basic\n    section: reading' },
      good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    },
    check: checkReferences,
  },
  {
    code: 'unknown-resource',
    severity: 'error',
    docs: {
      means: 'There is no resource with this id.',
      why: 'A link to it would be broken.',
      fix: 'Use the name of a file in content/resources, without .yaml.',
      proof: exercism,
    },
    examples: {
      bad: { 'resources/course.yaml': 'requires: [hand-book]' },
      good: { 'resources/course.yaml': 'requires: [handbook]' },
    },
    check: checkReferences,
  },
  {
    code: 'unknown-path',
    severity: 'error',
    docs: {
      means: 'There is no learning path with this id.',
      why: 'A link to it would be broken.',
      fix: 'Use the name of a file in content/paths, without .mdx.',
      proof: exercism,
    },
    examples: {
      bad: { 'site.yaml': 'paths: [first-week, second-week]' },
      good: { 'site.yaml': 'paths: [first-week]' },
    },
    check: checkReferences,
  },
  {
    code: 'unknown-term',
    severity: 'error',
    docs: {
      means: 'The glossary has no term with this id.',
      why: 'A link to it would be broken.',
      fix: 'Use an id from glossary.yaml.',
    },
    examples: {
      bad: { 'glossary.yaml': 'step:\n  term: Step\n  definition: One stage.\n  see: [walk]' },
      good: { 'glossary.yaml': 'step:\n  term: Step\n  definition: One stage.\n  see: [path]' },
    },
    check: checkTerms,
  },
  {
    code: 'doubled-id',
    severity: 'error',
    docs: {
      means: 'The same id appears twice where it must be unique.',
      why: 'An id is part of a URL, and a URL leads to one page.',
      fix: 'Remove or rename one of them.',
      proof: exercism,
    },
    examples: {
      bad: { 'resources/course.yaml': 'requires: [handbook, handbook]' },
      good: { 'resources/course.yaml': 'requires: [handbook]' },
    },
    check: checkReferences,
  },
] as const satisfies readonly Rule[];
type Code = (typeof referenceRules)[number]['code'] | SharedCode;

/** References lead to what exists, not to the file that they are in, and no id appears twice in a list. */
export function checkReferences(content: CheckedContent): Issue[] {
  const { resources, topics, paths, site, glossary, ids } = content;
  const naming: [Naming, Checked<unknown>[]][] = [
    ['resources', resources],
    ['topics', topics],
    ['paths', paths],
    ['site', site ? [site] : []],
    ['glossary', glossary ? [glossary] : []],
  ];
  const things: [Thing, Referred][] = [
    ['resources', 'resource'],
    ['topics', 'topic'],
    ['paths', 'path'],
    ['pages', 'page'],
  ];
  return [
    ...naming.flatMap(([kind, files]) =>
      things.flatMap(([of, what]) =>
        files.flatMap(({ source, data }) => {
          const inLists = new Set<string>();
          return findMentions(kind, of, data).flatMap(({ path, id }) => {
            if (!ids[of].has(id)) return [unknown(source, path, what, id, ids[of])];
            const own = kind === of && id === source.id ? [itself(source, path, id)] : [];
            if (typeof path.at(-1) !== 'number') return own;
            const key = JSON.stringify([...path.slice(0, -1), id]);
            if (inLists.has(key)) return [...own, twice(source, path, id)];
            inLists.add(key);
            return own;
          });
        }),
      ),
    ),
    ...findDoubledIds(content),
  ];
}

/** Sections, groups and steps have ids of their own, and a step uses each resource once. */
function findDoubledIds({ topics, paths }: CheckedContent): Issue[] {
  return [
    ...topics.flatMap(({ source, data: { sections = [] } }) => [
      ...doubled(source, sections, ['sections']),
      ...sections.flatMap(({ groups = [] }, s) =>
        doubled(source, groups, ['sections', s, 'groups']),
      ),
    ]),
    ...paths.flatMap(({ source, data: { steps } }) => [
      ...doubled(source, steps, ['steps']),
      ...steps.flatMap((step, s) => {
        const used = new Set<string>();
        return (step.kind === 'resource' ? step.resources : []).flatMap(({ id, locator }, i) => {
          const key = `${id}\n${locator}`;
          if (used.has(key)) return [twice(source, ['steps', s, 'resources', i, 'id'], id)];
          used.add(key);
          return [];
        });
      }),
    ]),
  ];
}

/** Every term refers to terms that exist, each once and not itself. */
function checkTerms({ glossary }: CheckedContent): Issue[] {
  if (!glossary) return [];
  const { source, data, invalid = [] } = glossary;
  const terms = new Set(Object.keys(data));
  // A term whose id is wrong may be the one that is meant.
  const isWhole = !invalid.some(({ length }) => length === 1);
  return Object.entries(data).flatMap(([id, { see = [] }]) =>
    see.flatMap((other, i) => {
      const path = [id, 'see', i];
      if (!terms.has(other)) return isWhole ? [unknown(source, path, 'term', other, terms)] : [];
      return [
        ...(other === id ? [itself(source, path, id)] : []),
        ...(isWhole && see.indexOf(other) !== i ? [twice(source, path, other)] : []),
      ];
    }),
  );
}

type Referred = 'topic' | 'section' | 'group' | 'resource' | 'path' | 'page' | 'term';

/** The issue of a reference to what does not exist; `where` says in what it was looked for. */
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
  return issueAt<Code>(
    source,
    path,
    `unknown-${what}`,
    `${nameOf(what)} "${id}" does not exist${where}.${hint}`,
  );
}

/** The issues of ids that stand twice among items that must differ. */
function doubled(source: ContentFile, items: { id: string }[], path: PropertyKey[]): Issue[] {
  return items.flatMap(({ id }, i) =>
    items.findIndex((item) => item.id === id) === i
      ? []
      : [
          issueAt<Code>(
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
  return issueAt<Code>(source, path, 'doubled-id', `"${id}" appears twice. Remove one of them.`);
}

/** The issue of a thing that names itself where it must name another. */
function itself(source: ContentFile, path: PropertyKey[], id: string): Issue {
  return issueAt<Code>(source, path, 'names-itself', `"${id}" refers to itself. Use another id.`);
}

/** What a reference leads to, as readers call it. */
export function nameOf(what: Referred): string {
  return what === 'path' ? 'learning path' : what;
}
