import { isRetired } from '../catalog/retired.ts';
import type { Issue } from '../source/issue.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { exercism, modeline, oldCourse, olderCourse, placed, retired } from './docs.ts';
import { issueAt, type SharedCode } from './issues.ts';
import { findMentions, type Naming } from './values-in-data.ts';
import type { Rule } from './rule.ts';

/** Resources that are no longer recommended. */
export const retiredRules = [
  {
    code: 'retired-without-reason',
    severity: 'error',
    docs: {
      means: 'The resource is retired without a reason.',
      why: 'Readers who liked it, and curators who might add it again, want to know what is wrong with it.',
      fix: 'Give the reason in a sentence in "reason".',
      proof: exercism,
    },
    examples: {
      bad: { 'resources/old-course.yaml': `${modeline}${oldCourse}status: deprecated\n${placed}` },
      good: { 'resources/old-course.yaml': `${modeline}${oldCourse}${retired}${placed}` },
    },
  },
  {
    code: 'not-retired',
    severity: 'error',
    docs: {
      means: 'The resource has a field for retired resources, but is not retired.',
      why: 'The field is not shown anywhere, and its author thinks that the resource is off the lists.',
      fix: 'Add "status: deprecated", or remove the field.',
    },
    examples: {
      bad: {
        'resources/old-course.yaml': `${modeline}${oldCourse}reason: Its author has taken it down.\n${placed}`,
      },
      good: { 'resources/old-course.yaml': `${modeline}${oldCourse}${retired}${placed}` },
    },
  },
  {
    code: 'retired-pick',
    severity: 'error',
    docs: {
      means: 'The resource is both a pick and retired.',
      why: 'A retired resource is no longer recommended, so it cannot be a pick.',
      fix: 'Remove "featured" and "why".',
    },
    examples: {
      bad: {
        'resources/old-course.yaml': `${modeline}${oldCourse}featured: true\nwhy: It is short.\n${retired}${placed}`,
      },
      good: { 'resources/old-course.yaml': `${modeline}${oldCourse}${retired}${placed}` },
    },
  },
  {
    code: 'retired-successor',
    severity: 'error',
    docs: {
      means: 'The successor of a retired resource is itself retired.',
      why: 'Old URLs and marks are redirected once, to a resource that is still recommended.',
      fix: 'Name a successor that is not retired, or remove "successor".',
      proof: exercism,
    },
    examples: {
      bad: {
        'resources/old-course.yaml': `${modeline}${oldCourse}${retired}successor: older-course\n${placed}`,
        'resources/older-course.yaml': `${modeline}${olderCourse}${retired}${placed}`,
      },
      good: {
        'resources/old-course.yaml': `${modeline}${oldCourse}${retired}successor: course\n${placed}`,
      },
    },
    check: checkSuccessors,
  },
] as const satisfies readonly Rule[];
type Code = (typeof retiredRules)[number]['code'] | SharedCode;

/** What replaces a retired resource is not retired itself. */
export function checkSuccessors({ resources }: CheckedContent): Issue[] {
  const retired = findRetired(resources);
  return resources.flatMap(({ source, data: { successor = '' } }): Issue[] => {
    if (!retired.has(successor) || successor === source.id) return [];
    const next = retired.get(successor);
    const advice =
      next !== undefined && next !== source.id
        ? `Use its successor, "${next}"`
        : 'Use another resource, or remove the line';
    return [
      issueAt<Code>(
        source,
        ['successor'],
        'retired-successor',
        `"${successor}" is also retired. ${advice}.`,
      ),
    ];
  });
}

/** No field names a retired resource; for the form in the browser, which has no parser for bodies. */
export function checkRetiredMentions(content: CheckedContent): Issue[] {
  const { resources, topics, paths, site, glossary } = content;
  const retired = findRetired(resources);
  if (retired.size === 0) return [];
  const naming: [Naming, Checked<unknown>[]][] = [
    // What a retired resource names is shown no more than itself.
    ['resources', resources.filter(({ data }) => !isRetired(data))],
    ['topics', topics],
    ['paths', paths],
    ['site', site ? [site] : []],
    ['glossary', glossary ? [glossary] : []],
  ];
  return naming.flatMap(([kind, files]) => files.flatMap((file) => checkData(kind, file, retired)));
}

function checkData(kind: Naming, { source, data }: Checked<unknown>, retired: Retired): Issue[] {
  return findMentions(kind, 'resources', data).flatMap(({ path, id }) => {
    if (!retired.has(id)) return [];
    // A topic names resources in orders only.
    const advice =
      kind === 'topics' ? 'Remove it from the order' : adviseOn(retired.get(id), kind === 'paths');
    return [issueAt<Code>(source, path, 'retired-reference', `"${id}" is retired. ${advice}.`)];
  });
}

function adviseOn(next: string | undefined, isStep: boolean): string {
  const first = isStep ? 'Reread the text of the step, and use' : 'Use';
  return next === undefined
    ? `${first} another resource, or remove it`
    : `${first} its successor, "${next}"`;
}

/** The retired among some resources by id, with what replaces them. */
export function findRetired(resources: CheckedContent['resources']): Retired {
  return new Map(
    resources.flatMap(({ source, data }) =>
      isRetired(data) ? [[source.id, data.successor] as const] : [],
    ),
  );
}

export type Retired = Map<string, string | undefined>;
