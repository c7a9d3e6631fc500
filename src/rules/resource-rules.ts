import type { Rule } from './rule.ts';

const handbook =
  '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The handbook\n';

/** The fields of a resource that belong together, and resources beside each other. */
export const resourceRules = {
  'level-order': {
    level: 'error',
    means: 'The lowest level is above the highest.',
    why: 'Such a range suits nobody, and no filter finds it.',
    fix: 'Swap "from" and "to".',
    bad: { 'resources/handbook.yaml': 'level: { from: advanced, to: beginner }' },
    good: { 'resources/handbook.yaml': 'level: { from: beginner, to: advanced }' },
    proof: { by: 'TeSS', at: 'https://github.com/ElixirTeSS/TeSS' },
  },
  'pick-without-why': {
    level: 'error',
    means: 'The resource is a pick, but has no reason.',
    why: 'Readers follow a recommendation if they know what it is for.',
    fix: 'Add a sentence that says why you recommend it first.',
    bad: { 'resources/handbook.yaml': 'featured: true' },
    good: { 'resources/handbook.yaml': 'featured: true\nwhy: It leaves no step out.' },
    proof: { by: 'The Odin Project', at: 'https://github.com/TheOdinProject/curriculum' },
  },
  'why-without-pick': {
    level: 'error',
    means: 'The resource has the reason for a pick, but is not a pick.',
    why: 'The reason would not appear anywhere.',
    fix: 'Add "featured: true", or remove the reason.',
    bad: { 'resources/handbook.yaml': 'why: It leaves no step out.' },
    good: { 'resources/handbook.yaml': 'featured: true\nwhy: It leaves no step out.' },
  },
  'archive-without-url': {
    level: 'error',
    means: 'The resource has an archived copy, but no URL of the original.',
    why: 'The copy is shown next to the original and never replaces it.',
    fix: 'Add "url", or remove "archive".',
    bad: {
      'resources/handbook.yaml': `${handbook}archive: { url: https://archive.example/1, captured: 2024-05-03 }\nkind: book\nsummary: Leads from the first step on.\nauthors: [A. Writer]\nplacements:\n  - topic: basics\n    section: reading\n`,
    },
    good: {
      'resources/handbook.yaml':
        'archive: { url: https://perma.cc/ABCD-1234, captured: 2024-05-03 }',
    },
    proof: {
      by: 'awesome-engineering-team-management',
      at: 'https://github.com/kdeldycke/awesome-engineering-team-management',
    },
  },
  'authors-missing': {
    level: 'error',
    means: 'The resource has more authors, but no first author.',
    why: '"et al." needs a name before it.',
    fix: 'Name at least the first author.',
    bad: { 'resources/handbook.yaml': 'moreAuthors: true' },
    good: { 'resources/handbook.yaml': 'authors: [A. Writer]\nmoreAuthors: true' },
  },
  'not-findable': {
    level: 'error',
    means: 'Readers have no way to find the resource.',
    why: 'Different books can have the same title.',
    fix: 'Add a URL, a DOI, an ISBN, a channel or the authors.',
    bad: {
      'resources/handbook.yaml': `${handbook}kind: book\nsummary: Leads from the first step on.\nplacements:\n  - topic: basics\n    section: reading\n`,
    },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
  },
  'no-placement': {
    level: 'error',
    means: 'The resource is not in any topic.',
    why: 'Readers who browse the topics never see it.',
    fix: 'Add at least one placement.',
    bad: { 'resources/handbook.yaml': 'placements: []' },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'doubled-placement': {
    level: 'error',
    means: 'The resource has two placements in the same section with the same locator.',
    why: 'The same row would appear twice under one heading.',
    fix: 'Remove one placement, or add locators that say how they differ.',
    bad: {
      'resources/handbook.yaml':
        'placements:\n  - topic: basics\n    section: reading\n  - topic: basics\n    section: reading',
    },
    good: {
      'resources/handbook.yaml':
        'placements:\n  - topic: basics\n    section: reading\n    locator: part 1\n  - topic: basics\n    section: reading\n    locator: part 2',
    },
  },
  'duplicate-resource': {
    level: 'error',
    means: 'Two resources have the same URL, DOI or ISBN, and the same locator.',
    why: 'Notes, marks and link checks of one resource would be split between two pages.',
    fix: 'Merge them into one resource with two placements, or add locators that say how they differ.',
    bad: { 'resources/course.yaml': 'url: https://www.docs.example/handbook' },
    good: {
      'resources/course.yaml': 'url: https://docs.example/handbook/',
      'resources/handbook.yaml': 'locator: the printed book',
    },
    proof: {
      by: 'awesome-lint #158, #194 and #114',
      at: 'https://github.com/sindresorhus/awesome-lint/issues/158',
    },
  },
  'similar-address': {
    level: 'advice',
    means: 'Two resources lead to the same page, with URLs that differ only after "#".',
    why: 'Often two people have added the same resource. Sometimes they are two parts of a long page.',
    fix: 'Merge them into one resource with two placements, or add locators that say which part each one means.',
    bad: { 'resources/course.yaml': 'url: https://docs.example/handbook/#course' },
    good: {
      'resources/course.yaml': 'url: https://docs.example/handbook/#course\nlocator: The course',
    },
    proof: {
      by: 'awesome-lint #158',
      at: 'https://github.com/sindresorhus/awesome-lint/issues/158',
    },
  },
  'similar-title': {
    level: 'advice',
    means: 'Two resources have the same title.',
    why: 'Readers cannot tell them apart in a list, and often they are the same resource.',
    fix: 'Check whether they are the same resource. If not, add a locator that says how they differ.',
    bad: { 'resources/course.yaml': 'title: The Handbook' },
    good: { 'resources/course.yaml': 'title: The Handbook\nlocator: second edition' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'requires-cycle': {
    level: 'error',
    means: 'Resources require each other in a circle, so readers cannot start with any of them.',
    why: 'The site works out what a reader is ready for from what each resource requires.',
    fix: 'Remove one of the requirements.',
    bad: {
      'resources/handbook.yaml': 'requires: [course]',
      'resources/course.yaml': 'requires: [handbook]',
    },
    good: { 'resources/course.yaml': 'requires: [handbook]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'names-itself': {
    level: 'error',
    means: 'A resource or term refers to itself.',
    why: 'A link from a page to itself does not help readers.',
    fix: 'Refer to another one, or remove the line.',
    bad: { 'resources/handbook.yaml': 'requires: [handbook]' },
    good: { 'resources/handbook.yaml': 'requires: [course]' },
  },
  'doubled-relation': {
    level: 'error',
    means: 'Two resources are declared as related more than once.',
    why: 'Both pages show a relation, so one declaration is enough, and two may differ.',
    fix: 'Keep one of the declarations. Both pages show it.',
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
} as const satisfies Record<string, Rule>;
