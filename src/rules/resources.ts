import { createSuccessorLookup, isRetired } from '../catalog/retired.ts';
import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { exercism, hecat, modeline } from './docs.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

/** The fields of a resource that belong together, and how resources relate. */
export const resourceRules = [
  {
    code: 'level-order',
    severity: 'error',
    docs: {
      means: 'The lowest level is above the highest.',
      why: 'Such a range suits nobody, and no filter finds it.',
      fix: 'Swap "from" and "to".',
      proof: { by: 'TeSS', at: 'https://github.com/ElixirTeSS/TeSS' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'level: { from: advanced, to: beginner }' },
      good: { 'resources/handbook.yaml': 'level: { from: beginner, to: advanced }' },
    },
  },
  {
    code: 'pick-without-why',
    severity: 'error',
    docs: {
      means: 'The resource is a pick, but has no reason.',
      why: 'Readers follow a recommendation if they know what it is for.',
      fix: 'Add a sentence that says why you recommend it first.',
      proof: { by: 'The Odin Project', at: 'https://github.com/TheOdinProject/curriculum' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'featured: true' },
      good: { 'resources/handbook.yaml': 'featured: true\nwhy: It leaves no step out.' },
    },
  },
  {
    code: 'why-without-pick',
    severity: 'error',
    docs: {
      means: 'The resource has the reason for a pick, but is not a pick.',
      why: 'The reason would not appear anywhere.',
      fix: 'Add "featured: true", or remove the reason.',
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'why: It leaves no step out.' },
      good: { 'resources/handbook.yaml': 'featured: true\nwhy: It leaves no step out.' },
    },
  },
  {
    code: 'archive-without-url',
    severity: 'error',
    docs: {
      means: 'The resource has an archived copy, but no URL of the original.',
      why: 'The copy is shown next to the original and never replaces it.',
      fix: 'Add "url", or remove "archive".',
      proof: {
        by: 'awesome-engineering-team-management',
        at: 'https://github.com/kdeldycke/awesome-engineering-team-management',
      },
    },
    examples: {
      bad: {
        'resources/handbook.yaml': `${modeline}title: The handbook\narchive: { url: https://archive.example/1, captured: 2024-05-03 }\nkind: book\nsummary: Leads from the first step on.\nauthors: [A. Writer]\nplacements:\n  - topic: basics\n    section: reading\n`,
      },
      good: {
        'resources/handbook.yaml':
          'archive: { url: https://perma.cc/ABCD-1234, captured: 2024-05-03 }',
      },
    },
  },
  {
    code: 'authors-missing',
    severity: 'error',
    docs: {
      means: 'The resource has more authors, but no first author.',
      why: '"et al." needs a name before it.',
      fix: 'Name at least the first author.',
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'moreAuthors: true' },
      good: { 'resources/handbook.yaml': 'authors: [A. Writer]\nmoreAuthors: true' },
    },
  },
  {
    code: 'not-findable',
    severity: 'error',
    docs: {
      means: 'Readers have no way to find the resource.',
      why: 'Different books can have the same title.',
      fix: 'Add a URL, a DOI, an ISBN, a channel or the authors.',
    },
    examples: {
      bad: {
        'resources/handbook.yaml': `${modeline}title: The handbook\nkind: book\nsummary: Leads from the first step on.\nplacements:\n  - topic: basics\n    section: reading\n`,
      },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
  },
  {
    code: 'no-placement',
    severity: 'error',
    docs: {
      means: 'The resource is not in any topic.',
      why: 'Readers who browse the topics never see it.',
      fix: 'Add at least one placement.',
      proof: hecat,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'placements: []' },
      good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    },
  },
  {
    code: 'requires-cycle',
    severity: 'error',
    docs: {
      means: 'Resources require each other in a circle, so readers cannot start with any of them.',
      why: 'The site works out what a reader is ready for from what each resource requires.',
      fix: 'Remove one of the requirements.',
      proof: exercism,
    },
    examples: {
      bad: {
        'resources/handbook.yaml': 'requires: [course]',
        'resources/course.yaml': 'requires: [handbook]',
      },
      good: { 'resources/course.yaml': 'requires: [handbook]' },
    },
    check: checkCycles,
  },
  {
    code: 'doubled-relation',
    severity: 'error',
    docs: {
      means: 'Two resources are declared as related more than once.',
      why: 'Both pages show a relation, so one declaration is enough, and two may differ.',
      fix: 'Keep one of the declarations. Both pages show it.',
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'related:\n  - resource: course\n    how: The course follows the book.',
        'resources/course.yaml': 'related:\n  - resource: handbook\n    how: The book goes deeper.',
      },
      good: {
        'resources/handbook.yaml':
          'related:\n  - resource: course\n    how: The course follows the book.',
      },
    },
    check: checkRelations,
  },
] as const satisfies readonly Rule[];
type Code = (typeof resourceRules)[number]['code'];

/** Two resources are related once: both pages show it. */
export function checkRelations({ resources, ids }: CheckedContent): Issue[] {
  const related = new Map<string, string>();
  return resources.flatMap(({ source, data }) =>
    (data.related ?? []).flatMap(({ resource }, i) => {
      if (!ids.resources.has(resource) || resource === source.id) return [];
      const key = [source.id, resource].toSorted().join('\n');
      const first = related.get(key);
      if (!first) {
        related.set(key, source.file);
        return [];
      }
      return [
        issueAt<Code>(
          source,
          ['related', i, 'resource'],
          'doubled-relation',
          `"${source.id}" and "${resource}" are already related in ${first}. Keep one of the two. Both pages show it.`,
        ),
      ];
    }),
  );
}

/**
 * Resources never require each other in a circle. What requires a retired resource requires its successor, and a
 * retired one requires nothing any more.
 */
export function checkCycles({ resources }: CheckedContent): Issue[] {
  const currentId = createSuccessorLookup(
    resources.map(({ source: { id }, data }) => ({ id, data })),
  );
  const requires = new Map(
    resources.map(({ source: { id }, data }) => [
      id,
      isRetired(data)
        ? []
        : (data.requires ?? []).flatMap((other) => currentId(other) ?? []).filter((o) => o !== id),
    ]),
  );
  return resources.flatMap(({ source, data }) =>
    (isRetired(data) ? [] : (data.requires ?? [])).flatMap((id, i) => {
      const now = currentId(id);
      if (id === source.id || now === undefined || now === source.id) return [];
      const cycle = findCycle(source.id, now, requires);
      const instead = now === id ? '' : ` ("${now}" replaces "${id}", which is retired)`;
      return cycle
        ? [
            issueAt<Code>(
              source,
              ['requires', i],
              'requires-cycle',
              `"${source.id}" requires ${cycle.map((other) => `"${other}"`).join(', which requires ')}${instead}. Remove one of the requirements.`,
            ),
          ]
        : [];
    }),
  );
}

/** The ids from `from` back to `start` along `requires`; `undefined` if there is no way back. */
function findCycle(
  start: string,
  from: string,
  requires: Map<string, string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const id of cameFrom.keys()) {
    for (const next of requires.get(id) ?? []) {
      if (next === start) {
        const way = [start];
        for (let step: string | undefined = id; step; step = cameFrom.get(step)) way.unshift(step);
        return way;
      }
      if (!cameFrom.has(next)) cameFrom.set(next, id);
    }
  }
  return undefined;
}
