import { addFields, withSummary, type Case } from './small-content.ts';

/** The cases of values that break their schema. */
export const fields: Case[] = [
  {
    name: 'names an unknown key with a suggestion',
    change: { 'resources/kvmtool.yaml': ['title:', 'titel:'] },
    says: [
      'resources/kvmtool.yaml:2:1  missing-field  title is missing. Add it.',
      'resources/kvmtool.yaml:2:1  unknown-key  "titel" is not a field. Did you mean "title"?',
    ],
  },
  {
    name: 'names an unknown key without one',
    change: { 'resources/kvmtool.yaml': addFields('popularity: 5') },
    says: [
      'resources/kvmtool.yaml:6:1  unknown-key  "popularity" is not a field. Remove it, or check its spelling.',
    ],
  },
  {
    name: 'names an unknown key inside a list',
    change: { 'resources/kvmtool.yaml': ['  section', '  sektion'] },
    says: [
      'resources/kvmtool.yaml:8:3  unknown-key  "sektion" is not a field of placements 1. Did you mean "section"?',
    ],
  },
  {
    name: 'names an unknown key of a step',
    change: { 'paths/first-guest.mdx': ['  done: You can draw it.', '  don: You can draw it.'] },
    says: [
      'paths/first-guest.mdx:19:3  unknown-key  "don" is not a field of steps 2. Did you mean "done"?',
    ],
  },
  {
    name: 'names empty values',
    change: {
      'resources/kvmtool.yaml': [
        /title: kvmtool\nurl: .*\nkind: tool\nsummary: .*\n/,
        'title:\nurl: ""\nkind: ""\nsummary: "  "\naliases: []\n',
      ],
    },
    says: [
      'resources/kvmtool.yaml:2:7  empty-value  title is empty. Fill it in.',
      'resources/kvmtool.yaml:3:6  empty-value  url is empty. Fill it in, or remove it.',
      'resources/kvmtool.yaml:4:7  empty-value  kind is empty. Fill it in, or remove it.',
      'resources/kvmtool.yaml:5:10  empty-value  summary is empty. Fill it in, or remove it.',
      'resources/kvmtool.yaml:6:10  empty-value  aliases is empty. Fill it in, or remove it.',
    ],
  },
  {
    name: 'names an empty item of a list',
    change: { 'resources/kvmtool.yaml': ['- topic', '-\n- topic'] },
    says: [
      'resources/kvmtool.yaml:7:2  empty-value  placements 1 is empty. Fill it in, or remove it.',
    ],
  },
  {
    name: 'names missing fields',
    change: {
      'resources/kvmtool.yaml': [/title: kvmtool\n/, ''],
      'resources/perf.yaml': ['- topic: tools\n', '- title: Perf\n'],
    },
    says: [
      'resources/kvmtool.yaml:2:1  missing-field  title is missing. Add it.',
      'resources/perf.yaml:9:3  missing-field  placements 1 topic is missing. Add it.',
    ],
  },
  {
    name: 'names a missing list of placements',
    change: { 'resources/kvmtool.yaml': [/placements:[^]*/, ''] },
    says: ['resources/kvmtool.yaml:2:1  missing-field  placements is missing. Add it.'],
  },
  {
    name: 'names an empty list of placements',
    change: { 'resources/kvmtool.yaml': [/placements:[^]*/, 'placements: []\n'] },
    says: [
      'resources/kvmtool.yaml:6:13  no-placement  placements is empty, so readers cannot find the resource. Add a topic.',
    ],
  },
  {
    name: 'names a step without kind',
    change: { 'paths/first-guest.mdx': ['- kind: reading\n  id', '- id'] },
    says: [
      'paths/first-guest.mdx:15:3  missing-field  steps 2 kind is missing. Add one of: resource, reading, activity.',
    ],
  },
  {
    name: 'names a step of unknown kind',
    change: { 'paths/first-guest.mdx': ['kind: reading', 'kind: readings'] },
    says: [
      'paths/first-guest.mdx:15:9  unknown-value  steps 2 kind "readings" does not exist. Did you mean "reading"?',
    ],
  },
  {
    name: 'names a number where text belongs',
    change: { 'resources/kvmtool.yaml': ['title: kvmtool', 'title: 386'] },
    says: [
      'resources/kvmtool.yaml:2:8  wrong-type  title is 386, which YAML reads as a number. Write "386", with the quotes.',
    ],
  },
  {
    name: 'names a text where a list belongs',
    change: { 'resources/kvmtool.yaml': addFields('aliases: lkvm') },
    says: [
      'resources/kvmtool.yaml:6:10  wrong-type  aliases is "lkvm", but must be a list. Start each item on its own line with "- ".',
    ],
  },
  {
    name: 'names a text where fields belong',
    change: { 'resources/kvmtool.yaml': addFields('level: advanced') },
    says: [
      'resources/kvmtool.yaml:6:8  wrong-type  level is "advanced", but must be a group of fields. Write each field on its own line, indented.',
    ],
  },
  {
    name: 'names a text where true or false belongs',
    change: { 'resources/kvmtool.yaml': addFields('moreAuthors: no') },
    says: [
      'resources/kvmtool.yaml:6:14  wrong-type  moreAuthors is "no", but must be true or false. Write it without quotes.',
    ],
  },
  {
    name: 'names a text where a number belongs',
    change: { 'resources/kvmtool.yaml': addFields('year: "2010"') },
    says: [
      'resources/kvmtool.yaml:6:7  wrong-type  year is "2010", but must be a number. Write it in digits, without quotes.',
    ],
  },
  {
    name: 'names half a year',
    change: { 'resources/kvmtool.yaml': addFields('year: 2010.5') },
    says: [
      'resources/kvmtool.yaml:6:7  wrong-type  year is "2010.5", but must be a whole number. Remove the fraction.',
    ],
  },
  {
    name: 'names a year out of range',
    change: {
      'resources/kvmtool.yaml': addFields('year: 10'),
      'resources/perf.yaml': ['related', 'year: 99999999999999999999\nrelated'],
    },
    says: [
      'resources/kvmtool.yaml:6:7  out-of-range  year is "10", but must be at least 1900.',
      'resources/perf.yaml:6:7  out-of-range  year is "99999999999999999999", but must be at most 2100.',
    ],
  },
  {
    name: 'quotes numbers as they are written, whatever they are',
    change: {
      'resources/kvmtool.yaml': addFields(`year: ${'9'.repeat(400)}`),
      'resources/perf.yaml': ['related', 'year: .inf\nrelated'],
    },
    says: [
      `resources/kvmtool.yaml:6:7  out-of-range  year is "${'9'.repeat(79)}…", which is too large.`,
      'resources/perf.yaml:6:7  wrong-type  year is ".inf", but must be a number. Write it in digits, without quotes.',
    ],
  },
  {
    name: 'names a list where one of some values belongs',
    change: {
      'resources/kvmtool.yaml': addFields('access: [free, paid]'),
      'resources/perf.yaml': ['related', 'access:\n  cost: free\nrelated'],
    },
    says: [
      'resources/kvmtool.yaml:6:9  wrong-type  access is a list, but must be one value. Use one of: free, account, paid.',
      'resources/perf.yaml:7:3  wrong-type  access is a group of fields, but must be one value. Use one of: free, account, paid.',
    ],
  },
  {
    name: 'names a text that is too long',
    change: withSummary('A ' + 'very '.repeat(50) + 'small one.'),
    says: [
      'resources/kvmtool.yaml:5:10  too-long  summary has 262 characters, but at most 250 are allowed. Shorten it.',
    ],
  },
  {
    name: 'names an unknown kind',
    change: { 'resources/kvmtool.yaml': ['kind: tool', 'kind: tol'] },
    says: [
      'resources/kvmtool.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
    ],
  },
  {
    name: 'lists the values where none is near',
    change: { 'resources/kvmtool.yaml': addFields('access: subscription') },
    says: [
      'resources/kvmtool.yaml:6:9  unknown-value  access "subscription" does not exist. Use one of: free, account, paid.',
    ],
  },
  {
    name: 'names a base path without slash',
    change: { 'site.yaml': ['base: /', 'base: virtualization'] },
    says: [
      'site.yaml:8:7  bad-base  base "virtualization" is not a base path. Start and end it with "/".',
    ],
  },
  {
    name: 'names an address of the site that holds the base path',
    change: {
      'site.yaml': ['https://small.example\nbase: /', 'https://small.example/a/list\nbase: /b/'],
    },
    says: [
      'site.yaml:7:10  address-path  address "https://small.example/a/list" contains the path "/a/list". Write "https://small.example" here, and "/a/list/" as the base path.',
    ],
  },
  {
    name: 'names the address of a page of the repository',
    change: {
      'site.yaml': ['https://git.example/small', 'https://github.com/bees/small/tree/main'],
    },
    says: [
      'site.yaml:9:20  repository-address  repository url "https://github.com/bees/small/tree/main" is a page within the repository. Write "https://github.com/bees/small".',
    ],
  },
  {
    name: 'names a base path that leads out of itself',
    change: { 'site.yaml': ['base: /', 'base: /list/../'] },
    says: [
      'site.yaml:8:7  bad-base  base "/list/../" is not a base path. Start and end it with "/".',
    ],
  },
  {
    name: 'names a forge that it does not know',
    change: { 'site.yaml': ['forge: github', 'forge: sourceforge'] },
    says: [
      'site.yaml:9:68  unknown-value  repository forge "sourceforge" does not exist. Use one of: github, gitlab, gitea, forgejo, bitbucket.',
    ],
  },
  {
    name: 'names an owner that GitHub does not know as one',
    change: {
      'site.yaml': [
        'branch: main, forge: github }',
        'branch: main, owners: ["@some-one_x", "@guild/readers.eu", someone, "@a b", "@a/b/c"] }',
      ],
    },
    says: [
      'site.yaml:9:106  bad-owner  repository owners 3 "someone" is not a GitHub user or team. Write "@someone" or "@organization/team".',
      'site.yaml:9:115  bad-owner  repository owners 4 "@a b" is not a GitHub user or team. Write "@someone" or "@organization/team".',
      'site.yaml:9:123  bad-owner  repository owners 5 "@a/b/c" is not a GitHub user or team. Write "@someone" or "@organization/team".',
    ],
  },
  {
    name: 'names levels in the wrong order',
    change: { 'resources/kvmtool.yaml': addFields('level: { from: advanced, to: beginner }') },
    says: [
      'resources/kvmtool.yaml:6:16  level-order  level from is above the highest level. Swap "from" and "to".',
    ],
  },
  {
    name: 'names an unknown level only once',
    change: { 'resources/kvmtool.yaml': addFields('level: { from: advanced, to: expert }') },
    says: [
      'resources/kvmtool.yaml:6:30  unknown-value  level to "expert" does not exist. Use one of: beginner, intermediate, advanced.',
    ],
  },
  {
    name: 'names a pick without a why',
    change: { 'resources/kvmtool.yaml': addFields('featured: true') },
    says: ['resources/kvmtool.yaml:6:11  pick-without-why  featured needs a reason. Add "why".'],
  },
  {
    name: 'names a why without a pick',
    change: { 'resources/kvmtool.yaml': addFields('why: It is small.') },
    says: [
      'resources/kvmtool.yaml:6:6  why-without-pick  why is the reason for a pick, but the resource is not a pick. Add "featured: true" or remove the reason.',
    ],
  },
  {
    name: 'names more authors without a first one',
    change: { 'resources/kvmtool.yaml': addFields('moreAuthors: true') },
    says: [
      'resources/kvmtool.yaml:6:14  authors-missing  moreAuthors is set, but no author is named. Add "authors".',
    ],
  },
  {
    name: 'names a resource that nobody can find',
    change: { 'resources/kvmtool.yaml': [/url: .*\n/, ''] },
    says: [
      'resources/kvmtool.yaml:2:1  not-findable  the resource has no url, doi, isbn, channel or authors. Add one so that readers can find it.',
    ],
  },
];
