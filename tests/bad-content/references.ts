import { addFields, type Case } from './small-content.ts';

/** The cases of files that do not fit each other. */
export const references: Case[] = [
  {
    name: 'names an unknown topic with a suggestion',
    change: { 'resources/kvmtool.yaml': ['topic: kvm', 'topic: kvmm'] },
    says: [
      'resources/kvmtool.yaml:7:10  unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?',
    ],
  },
  {
    name: 'names an unknown topic without one',
    change: { 'resources/kvmtool.yaml': ['topic: kvm', 'topic: hyper-v'] },
    says: [
      'resources/kvmtool.yaml:7:10  unknown-topic  topic "hyper-v" does not exist. Check its spelling, or create it.',
    ],
  },
  {
    name: 'names an unknown section',
    change: { 'resources/kvmtool.yaml': ['section: programs', 'section: program'] },
    says: [
      'resources/kvmtool.yaml:8:12  unknown-section  section "program" does not exist in topic "kvm". Did you mean "programs"?',
    ],
  },
  {
    name: 'names an unknown group',
    change: { 'resources/perf.yaml': ['group: counters', 'group: counter'] },
    says: [
      'resources/perf.yaml:11:10  unknown-group  group "counter" does not exist in section "measuring" of topic "tools". Did you mean "counters"?',
    ],
  },
  {
    name: 'names a group where the section has none',
    change: {
      'resources/kvmtool.yaml': ['section: programs', 'section: programs\n  group: small'],
    },
    says: [
      'resources/kvmtool.yaml:9:10  unknown-group  group "small" does not exist in section "programs" of topic "kvm". Check its spelling, or create it.',
    ],
  },
  {
    name: 'names unknown resources wherever they stand',
    change: {
      'resources/kvmtool.yaml': addFields(
        'requires: [kvm-apy]\nrelated: [{ resource: kvm-apo, how: Both. }]',
      ),
      'site.yaml': ['channels: [kvm-api]', 'channels: [irc]'],
      'glossary.yaml': ['resources: [kvm-api]', 'resources: [kvm-app]'],
      'paths/first-guest.mdx': ['{ id: kvm-api }', '{ id: kvm-abi }'],
      'topics/kvm.mdx': ['order: [kvmtool]', 'order: [kvmtol, kvmtool]'],
    },
    says: [
      'glossary.yaml:6:15  unknown-resource  resource "kvm-app" does not exist. Did you mean "kvm-api"?',
      'paths/first-guest.mdx:13:21  unknown-resource  resource "kvm-abi" does not exist. Did you mean "kvm-api"?',
      'resources/kvmtool.yaml:6:12  unknown-resource  resource "kvm-apy" does not exist. Did you mean "kvm-api"?',
      'resources/kvmtool.yaml:7:23  unknown-resource  resource "kvm-apo" does not exist. Did you mean "kvm-api"?',
      'site.yaml:16:12  unknown-resource  resource "irc" does not exist. Check its spelling, or create it.',
      'topics/kvm.mdx:9:11  unknown-resource  resource "kvmtol" does not exist. Did you mean "kvmtool"?',
    ],
  },
  {
    name: 'names an unknown companion',
    change: { 'paths/first-guest.mdx': ['companions: [kvmtool]', 'companions: [lkvm]'] },
    says: [
      'paths/first-guest.mdx:14:16  unknown-resource  resource "lkvm" does not exist. Check its spelling, or create it.',
    ],
  },
  ...[
    [
      'path: first-ghost',
      '17:16  unknown-path  learning path "first-ghost" does not exist. Did you mean "first-guest"?',
    ],
    [
      'resource: kvm-apy',
      '17:20  unknown-resource  resource "kvm-apy" does not exist. Did you mean "kvm-api"?',
    ],
    [
      'path: first-guest, resource: kvm-api',
      '17:8  unclear-start  start needs either a path or a resource. Give one of the two.',
    ],
    [
      'reason: It is short.',
      '17:8  unclear-start  start needs either a path or a resource. Give one of the two.',
    ],
  ].map(([start = '', says = '']): Case => ({
    name: `names what is wrong with the start { ${start} }`,
    change: { 'site.yaml': ['channels: [kvm-api]', `channels: [kvm-api]\nstart: { ${start} }`] },
    says: [`site.yaml:${says}`],
  })),
  {
    name: 'accepts a resource as the start, with a reason',
    change: {
      'site.yaml': [
        'channels: [kvm-api]',
        'channels: [kvm-api]\nstart: { resource: kvmtool, reason: It is short. }',
      ],
    },
    says: [],
  },
  {
    name: 'names an unknown topic and path of the site',
    change: {
      'site.yaml': [
        'topics: [kvm, tools]\npaths: [first-guest]',
        'topics: [kvm, tools, qemu]\npaths: [first-guest, first-ghost]',
      ],
    },
    says: [
      'site.yaml:14:22  unknown-topic  topic "qemu" does not exist. Check its spelling, or create it.',
      'site.yaml:15:22  unknown-path  learning path "first-ghost" does not exist. Did you mean "first-guest"?',
    ],
  },
  {
    name: 'names an unknown term',
    change: { 'glossary.yaml': ['see: [vmm]', 'see: [vm]'] },
    says: ['glossary.yaml:5:9  unknown-term  term "vm" does not exist. Did you mean "kvm"?'],
  },
  {
    name: 'takes constructor as any unknown term',
    change: { 'glossary.yaml': ['see: [vmm]', 'see: [constructor]'] },
    says: [
      'glossary.yaml:5:9  unknown-term  term "constructor" does not exist. Check its spelling, or create it.',
    ],
  },
  {
    name: 'names a resource that requires itself',
    change: { 'resources/kvmtool.yaml': addFields('requires: [kvmtool]') },
    says: [
      'resources/kvmtool.yaml:6:12  names-itself  "kvmtool" refers to itself. Use another id.',
    ],
  },
  {
    name: 'names two resources that require each other',
    change: {
      'resources/kvmtool.yaml': addFields('requires: [perf]'),
      'resources/perf.yaml': addFields('requires: [kvmtool]'),
    },
    says: [
      'resources/kvmtool.yaml:6:12  requires-cycle  "kvmtool" requires "perf", which requires "kvmtool". Remove one of the requirements.',
      'resources/perf.yaml:8:12  requires-cycle  "perf" requires "kvmtool", which requires "perf". Remove one of the requirements.',
    ],
  },
  {
    name: 'names three resources that require each other in a circle',
    change: {
      'resources/kvmtool.yaml': addFields('requires: [perf]'),
      'resources/perf.yaml': addFields('requires: [kvm-api]'),
      'resources/kvm-api.yaml': addFields('requires: [kvmtool]'),
    },
    says: [
      'resources/kvm-api.yaml:6:12  requires-cycle  "kvm-api" requires "kvmtool", which requires "perf", which requires "kvm-api". Remove one of the requirements.',
      'resources/kvmtool.yaml:6:12  requires-cycle  "kvmtool" requires "perf", which requires "kvm-api", which requires "kvmtool". Remove one of the requirements.',
      'resources/perf.yaml:8:12  requires-cycle  "perf" requires "kvm-api", which requires "kvmtool", which requires "perf". Remove one of the requirements.',
    ],
  },
  {
    name: 'names a resource related to itself and a term that sees itself',
    change: {
      'resources/perf.yaml': ['resource: kvmtool', 'resource: perf'],
      'glossary.yaml': ['see: [vmm]', 'see: [kvm]'],
    },
    says: [
      'glossary.yaml:5:9  names-itself  "kvm" refers to itself. Use another id.',
      'resources/perf.yaml:7:15  names-itself  "perf" refers to itself. Use another id.',
    ],
  },
  {
    name: 'names two resources that are related twice',
    change: {
      'resources/kvmtool.yaml': addFields('related: [{ resource: perf, how: It is measured. }]'),
    },
    says: [
      'resources/perf.yaml:7:15  doubled-relation  "perf" and "kvmtool" are already related in content/resources/kvmtool.yaml. Keep one of the two. Both pages show it.',
    ],
  },
  {
    name: 'names an unused section and an unused group',
    change: {
      'topics/kvm.mdx': ['- id: programs', '- { id: news, title: News }\n- id: programs'],
      'topics/tools.mdx': ['  - { id', '  - { id: gauges, title: Gauges }\n  - { id'],
    },
    says: [
      'topics/kvm.mdx:7:9  unused-section  section "news" has no resources. Place one there, or remove the section.',
      'topics/tools.mdx:8:11  unused-group  group "gauges" has no resources. Place one there, or remove the group.',
    ],
  },
  {
    name: 'names a topic without sections and resources',
    change: {
      'site.yaml': ['[kvm, tools]', '[kvm, tools, more]'],
      'topics/more.mdx': '---\ntitle: More\nsummary: What is left.\n---\n',
    },
    says: [
      'topics/more.mdx:2:8  unused-topic  topic "more" has no resources. Place one there, or remove the topic.',
    ],
  },
  {
    name: 'accepts a topic without sections, and resources outside of sections',
    change: {
      'topics/tools.mdx': '---\ntitle: Tools\nsummary: What to work with.\norder: [perf]\n---\n',
      'resources/perf.yaml': [/ {2}section: .*\n {2}group: .*\n/, '- topic: kvm\n'],
    },
    says: [],
  },
  {
    name: 'names a section, a group and an order where a topic has none',
    change: {
      'topics/tools.mdx': '---\ntitle: Tools\nsummary: What to work with.\norder: [kvmtool]\n---\n',
      'resources/kvmtool.yaml': [
        '- topic',
        '- { topic: tools, section: measuring }\n- { topic: kvm, group: small }\n- topic',
      ],
      'resources/perf.yaml': ['  section: measuring\n', ''],
    },
    says: [
      'resources/kvmtool.yaml:7:28  unknown-section  section "measuring" does not exist in topic "tools". Check its spelling, or create it.',
      'resources/kvmtool.yaml:8:24  unknown-group  group "small" has no section. Add the section that it belongs to, or remove the group.',
      'resources/perf.yaml:10:10  unknown-group  group "counters" has no section. Add the section that it belongs to, or remove the group.',
    ],
  },
  {
    name: 'names an order of a topic that is misplaced',
    change: { 'topics/tools.mdx': ['sections:', 'order: [perf]\nsections:'] },
    says: [
      'topics/tools.mdx:4:9  misplaced-order  "perf" is not placed in this topic without a section. Remove it from the order, or place the resource here.',
    ],
  },
  {
    name: 'reports no unused section while a resource has issues',
    change: { 'resources/kvmtool.yaml': ['kind: tool', 'kind: toool'] },
    says: [
      'resources/kvmtool.yaml:4:7  unknown-value  kind "toool" does not exist. Did you mean "tool"?',
    ],
  },
  {
    name: 'names an order that is misplaced',
    change: {
      'topics/kvm.mdx': ['order: [kvmtool]', 'order: [kvmtool, kvm-api]'],
      'topics/tools.mdx': ['  groups:', '  order: [perf]\n  groups:'],
    },
    says: [
      'topics/kvm.mdx:9:20  misplaced-order  "kvm-api" is not placed directly under this heading. Remove it from the order, or place the resource here.',
      'topics/tools.mdx:7:11  misplaced-order  "perf" is not placed directly under this heading. Remove it from the order, or place the resource here.',
    ],
  },
  {
    name: 'names a topic and a path that the site does not list',
    change: {
      'site.yaml': ['topics: [kvm, tools]\npaths: [first-guest]', 'topics: [kvm]\npaths: []'],
    },
    says: [
      'paths/first-guest.mdx:2:1  unlisted-path  content/site.yaml does not list learning path "first-guest". Add it to "paths" there.',
      'topics/tools.mdx:2:1  unlisted-topic  content/site.yaml does not list topic "tools". Add it to "topics" there.',
    ],
  },
  {
    name: 'tells all issues of all files at once, sorted',
    change: {
      'resources/kvmtool.yaml': [
        /title: .*\nurl: .*\nkind: tool\n/,
        'titel: kvmtool\nurl: tools.example\nkind: tol\n',
      ],
      'resources/perf.yaml': ['group: counters', 'group: gauges'],
      'site.yaml': ['language: en', 'language: English'],
      'paths/first-guest.mdx': ['(/topics/kvm/#documents)', '(/topics/kvm/#document)'],
    },
    says: [
      'paths/first-guest.mdx:24:5  broken-reference  "/topics/kvm/#document" does not exist on this site. Did you mean "/topics/kvm/#documents"?',
      'resources/kvmtool.yaml:2:1  missing-field  title is missing. Add it.',
      'resources/kvmtool.yaml:2:1  unknown-key  "titel" is not a field. Did you mean "title"?',
      'resources/kvmtool.yaml:3:6  bad-url  url "tools.example" is not a URL. Copy the whole URL, starting with https://.',
      'resources/kvmtool.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
      'resources/perf.yaml:11:10  unknown-group  group "gauges" does not exist in section "measuring" of topic "tools". Check its spelling, or create it.',
      'site.yaml:6:11  bad-language  language "English" is not a language tag. Use a tag such as "en", "zh" or "pt-BR".',
    ],
  },
];
