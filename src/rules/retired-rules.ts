import type { Rule } from './rule.ts';

const exercism = { by: 'exercism', at: 'https://github.com/exercism/configlet' };

/** A whole file of a retired resource, so that enough others are left. */
const oldCourse = (fields: string) =>
  `# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: An Old Course\nurl: https://old.example/\nkind: course\nsummary: Eight lessons without exercises.\n${fields}placements:\n  - topic: basics\n    section: reading\n`;

const retired = 'status: deprecated\nreason: Its author has taken it down.\n';

/** Resources that are recommended no more. */
export const retiredRules = {
  'retired-without-reason': {
    level: 'error',
    means: 'The resource is retired without a reason.',
    why: 'Readers who liked it, and curators who might add it again, want to know what is wrong with it.',
    fix: 'Give the reason in a sentence in "reason".',
    bad: { 'resources/old-course.yaml': oldCourse('status: deprecated\n') },
    good: { 'resources/old-course.yaml': oldCourse(retired) },
    proof: exercism,
  },
  'not-retired': {
    level: 'error',
    means: 'The resource has a field for retired resources, but is not retired.',
    why: 'The field is not shown anywhere, and its author thinks that the resource is off the lists.',
    fix: 'Add "status: deprecated", or remove the field.',
    bad: {
      'resources/old-course.yaml': oldCourse('reason: Its author has taken it down.\n'),
    },
    good: { 'resources/old-course.yaml': oldCourse(retired) },
  },
  'retired-pick': {
    level: 'error',
    means: 'The resource is both a pick and retired.',
    why: 'A retired resource is no longer recommended, so it cannot be a pick.',
    fix: 'Remove "featured" and "why".',
    bad: {
      'resources/old-course.yaml': oldCourse(`featured: true\nwhy: It is short.\n${retired}`),
    },
    good: { 'resources/old-course.yaml': oldCourse(retired) },
  },
  'retired-successor': {
    level: 'error',
    means: 'The successor of a retired resource is itself retired.',
    why: 'Old URLs and marks are redirected once, to a resource that is still recommended.',
    fix: 'Name a successor that is not retired, or remove "successor".',
    bad: {
      'resources/old-course.yaml': oldCourse(`${retired}successor: older-course\n`),
      'resources/older-course.yaml': oldCourse(retired)
        .replace('An Old', 'An Older')
        .replace('old.example', 'older.example'),
    },
    good: { 'resources/old-course.yaml': oldCourse(`${retired}successor: course\n`) },
    proof: exercism,
  },
  'retired-reference': {
    level: 'advice',
    means: 'The content refers to a retired resource.',
    why: 'Readers see its successor instead, or no reference at all, but the text around it was written for the old resource.',
    fix: 'Refer to another resource, and reread the text around it.',
    bad: {
      'resources/old-course.yaml': oldCourse(`${retired}successor: course\n`),
      'resources/handbook.yaml': 'requires: [old-course]',
    },
    good: {
      'resources/old-course.yaml': oldCourse(`${retired}successor: course\n`),
      'resources/handbook.yaml': 'requires: [course]',
    },
    proof: exercism,
  },
} as const satisfies Record<string, Rule>;
