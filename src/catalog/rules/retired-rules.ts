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
    means: 'A resource is retired, and nobody says why.',
    why: 'Readers who liked it, and curators who would list it anew, want to know what is wrong with it.',
    fix: 'Say it in a sentence under "reason".',
    bad: { 'resources/old-course.yaml': oldCourse('status: deprecated\n') },
    good: { 'resources/old-course.yaml': oldCourse(retired) },
    proof: exercism,
  },
  'not-retired': {
    level: 'error',
    means: 'A field says something about retiring, but the resource is not retired.',
    why: 'It would be shown nowhere, and whoever wrote it believes that the resource is gone from the lists.',
    fix: 'Add "status: deprecated", or remove the field.',
    bad: {
      'resources/old-course.yaml': oldCourse('reason: Its author has taken it down.\n'),
    },
    good: { 'resources/old-course.yaml': oldCourse(retired) },
  },
  'retired-pick': {
    level: 'error',
    means: 'A resource is a pick and retired.',
    why: 'Nothing can be recommended first and no more.',
    fix: 'Remove "featured" and "why".',
    bad: {
      'resources/old-course.yaml': oldCourse(`featured: true\nwhy: It is short.\n${retired}`),
    },
    good: { 'resources/old-course.yaml': oldCourse(retired) },
  },
  'retired-successor': {
    level: 'error',
    means: 'What takes the place of a retired resource is retired itself.',
    why: 'Old addresses and marks lead on once, to a resource that is still recommended.',
    fix: 'Name the one that is not retired, or remove "successor".',
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
    means: 'Content names a resource that is retired.',
    why: 'Readers are led to what takes its place, or the mention is left out; the words around it were written for the old one.',
    fix: 'Name another resource, and read the words around it again.',
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
