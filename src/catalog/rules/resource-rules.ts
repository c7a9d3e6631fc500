import type { Rule } from './rule.ts';

const handbook =
  '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The handbook\n';

/** The fields of a resource that belong together, and resources beside each other. */
export const resourceRules = {
  'level-order': {
    level: 'error',
    means: 'The lowest level is above the highest.',
    why: 'Such a range suits nobody, and no filter finds it.',
    fix: 'Swap from and to.',
    bad: { 'resources/handbook.yaml': 'level: { from: advanced, to: beginner }' },
    good: { 'resources/handbook.yaml': 'level: { from: beginner, to: advanced }' },
    proof: { by: 'TeSS', at: 'https://github.com/ElixirTeSS/TeSS' },
  },
  'pick-without-why': {
    level: 'error',
    means: 'A pick without a reason is only an opinion.',
    why: 'Readers follow a recommendation when they know what it is for.',
    fix: 'Say in a sentence why you would recommend it first.',
    bad: { 'resources/handbook.yaml': 'featured: true' },
    good: { 'resources/handbook.yaml': 'featured: true\nwhy: It leaves no step out.' },
    proof: { by: 'The Odin Project', at: 'https://github.com/TheOdinProject/curriculum' },
  },
  'why-without-pick': {
    level: 'error',
    means: 'The reason of a pick stands on a resource that is none.',
    why: 'The reason would be shown nowhere.',
    fix: 'Add "featured: true", or remove the reason.',
    bad: { 'resources/handbook.yaml': 'why: It leaves no step out.' },
    good: { 'resources/handbook.yaml': 'featured: true\nwhy: It leaves no step out.' },
  },
  'archive-without-url': {
    level: 'error',
    means: 'The resource has an archived copy, but no address that it is a copy of.',
    why: 'The copy stands beside the original, never in its place.',
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
    means: 'The resource has further authors, but no first one.',
    why: '"et al." needs somebody before it.',
    fix: 'Name at least the first author.',
    bad: { 'resources/handbook.yaml': 'moreAuthors: true' },
    good: { 'resources/handbook.yaml': 'authors: [A. Writer]\nmoreAuthors: true' },
  },
  'not-findable': {
    level: 'error',
    means: 'Readers have no way to find the resource.',
    why: 'A title alone leads to another book of the same name.',
    fix: 'Add an address, a DOI, an ISBN, a channel or its authors.',
    bad: {
      'resources/handbook.yaml': `${handbook}kind: book\nsummary: Leads from the first step on.\nplacements:\n  - topic: basics\n    section: reading\n`,
    },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
  },
  'no-placement': {
    level: 'error',
    means: 'The resource appears in no topic.',
    why: 'What stands in no topic is met by nobody who browses.',
    fix: 'Give it at least one placement.',
    bad: { 'resources/handbook.yaml': 'placements: []' },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'doubled-placement': {
    level: 'error',
    means: 'The resource is placed twice in the same section with the same locator.',
    why: 'The same row would stand twice under one heading.',
    fix: 'Remove one placement, or say with a locator what differs.',
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
    means: 'Two resources have the same address, DOI or ISBN, and the same locator.',
    why: 'Notes, marks and link checks of one thing would be spread over two pages.',
    fix: 'Make them one resource with two placements, or tell them apart by a locator.',
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
    means: 'Two resources lead to the same page and differ only behind "#".',
    why: 'Often it is one resource that two people found; sometimes it is two parts of a long page.',
    fix: 'Make them one resource with two placements, or say with locators which parts are meant.',
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
    why: 'In a list nobody can tell them apart, and often they are one.',
    fix: 'Look whether they are one resource. If not, say with a locator what differs.',
    bad: { 'resources/course.yaml': 'title: The Handbook' },
    good: { 'resources/course.yaml': 'title: The Handbook\nlocator: second edition' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'requires-cycle': {
    level: 'error',
    means: 'Resources require each other in a circle, so nobody could begin.',
    why: 'What a reader is ready for is worked out from what each resource requires.',
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
    means: 'A resource or term names itself where it must name another.',
    why: 'A link from a page to itself leads a reader nowhere.',
    fix: 'Name another one, or remove the line.',
    bad: { 'resources/handbook.yaml': 'requires: [handbook]' },
    good: { 'resources/handbook.yaml': 'requires: [course]' },
  },
  'doubled-relation': {
    level: 'error',
    means: 'Two resources are declared to be related more than once.',
    why: 'A relation is shown on both pages, so that one declaration is enough and two may differ.',
    fix: 'Keep one of the declarations; both pages show it.',
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
