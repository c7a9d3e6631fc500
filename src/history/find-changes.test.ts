import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Changed,
  type Described,
  kvmtool,
  perf,
  tour,
  kvm,
  path,
  placed,
  writeTour,
  following,
  textOf,
  describe,
  changesOf,
} from '../../tests/describe-changes.ts';
import { type Change, formatMarkdown } from './change.ts';

const renamed: Described[] = [
  [
    'renames a resource by what it says it was, and follows it to where it is named',
    {
      ...following,
      'resources/lkvm.yaml': `${textOf(kvmtool).replace('https://github.com/example', 'https://git.example')}formerly: [kvmtool]\n`,
    },
    [
      'renames “kvmtool” from kvmtool to lkvm; changes its URL from https://github.com/example/kvmtool to https://git.example/kvmtool',
    ],
  ],
  [
    'renames a resource that says nothing of it, by its address',
    {
      ...following,
      'resources/lkvm.yaml': textOf(kvmtool).replace('title: kvmtool', 'title: lkvm'),
    },
    ['renames “kvmtool” from kvmtool to lkvm; gives it the title “lkvm”'],
  ],
  [
    'renames a resource that says nothing of it, by its title',
    {
      ...following,
      'resources/lkvm.yaml': textOf(kvmtool).replace(/url.*\n/, ''),
    },
    [
      'renames “kvmtool” from kvmtool to lkvm; removes its URL, which was https://github.com/example/kvmtool',
    ],
  ],
  [
    'takes two that share their fields alone for two',
    { [kvmtool]: null, [tour]: writeTour(placed) },
    ['adds “A Tour” to “KVM” › Documents', 'removes “kvmtool”'],
  ],
  [
    'reports which of two is renamed only where there is no doubt',
    {
      [kvmtool]: null,
      'resources/one.yaml': `${textOf(kvmtool)}locator: One\n`.replace(
        'title: kvmtool',
        'title: One',
      ),
      'resources/two.yaml': `${textOf(kvmtool)}locator: Two\n`.replace(
        'title: kvmtool',
        'title: Two',
      ),
    },
    ['adds “One” to “KVM” › Programs', 'adds “Two” to “KVM” › Programs', 'removes “kvmtool”'],
  ],
  [
    'renames a topic, and moves nobody',
    {
      'topics/tools.mdx': null,
      'topics/instruments.mdx': textOf('topics/tools.mdx').replace(
        'title: Tools',
        'title: Instruments\nformerly: [tools]',
      ),
      [perf]: ['topic: tools', 'topic: instruments'],
      'site.yaml': ['topics: [kvm, tools]', 'topics: [kvm, instruments]'],
    },
    ['renames the topic “Tools” from tools to instruments; gives it the title “Instruments”'],
  ],
];

const pages: Described[] = [
  [
    'adds a topic',
    {
      'topics/io.mdx': '---\ntitle: Input\nsections: [{ id: a, title: A }]\n---\n',
      'site.yaml': ['topics: [kvm, tools]', 'topics: [io, kvm, tools]'],
    },
    ['adds the topic “Input” with 1 section'],
  ],
  [
    'adds a topic without sections',
    { 'topics/io.mdx': '---\ntitle: Input\n---\n' },
    ['adds the topic “Input”'],
  ],
  [
    'orders what is in a topic directly',
    { [kvm]: ['sections:', 'order: [kvm-api]\nsections:'] },
    ['adds the order of the topic “KVM”'],
  ],
  ['removes a path', { [path]: null }, ['removes the path “A first guest”']],
  [
    'adds sections, and takes some away',
    { [kvm]: [/- id: programs[^]*?\]\n/, '- { id: a, title: A }\n- { id: b, title: B }\n'] },
    ['adds sections A and B to the topic “KVM”; removes section Programs from it'],
  ],
  [
    'reports what changes in a section',
    { [kvm]: ['title: Documents', 'title: Papers\n  note: To read.'] },
    [
      'gives the section Documents of the topic “KVM” the title Papers; adds the note of its section Papers',
    ],
  ],
  [
    'adds a group to a section',
    { 'topics/tools.mdx': ['groups:', 'groups:\n  - { id: traces, title: Traces }'] },
    ['adds group Traces to the section Measuring of the topic “Tools”'],
  ],
  [
    'changes an introduction',
    { [kvm]: ['Begin with', 'Start with'] },
    ['changes the introduction of the topic “KVM”'],
  ],
  [
    'adds a step',
    {
      [path]: [
        '- { kind: activity',
        '- { kind: activity, id: rest, title: Rest }\n- { kind: activity',
      ],
    },
    ['adds step Rest to the path “A first guest”'],
  ],
  [
    'adds a step and puts the others in another order',
    {
      [path]: textOf(path).replace(
        /(- kind: resource[^]*?)(- kind: reading[^]*?)(- \{ kind: activity.*\n)/,
        '$3$1- { kind: activity, id: rest, title: Rest }\n$2',
      ),
    },
    ['adds step Rest to the path “A first guest”; reorders its steps'],
  ],
  [
    'knows a renamed step again',
    { [path]: ['id: look', 'id: see\n  formerly: [look]'] },
    ['gives the step Look of the path “A first guest” a new id'],
  ],
  [
    'reports what changes in a step, and of many steps only which',
    { [path]: ['The calls.', 'All calls.'] },
    ['changes the note on what to take from it of the step Read of the path “A first guest”'],
  ],
  [
    'of many steps that change reports only which',
    { [path]: [/take: /g, 'take: Also '] },
    ['changes the steps Read, Look and Write of the path “A first guest”'],
  ],
];

const others: Described[] = [
  [
    'adds, changes and removes terms',
    {
      'glossary.yaml':
        'kvm: { term: KVM, definition: Another one., see: [vmm], resources: [kvm-api] }\nept: { term: EPT }\n',
    },
    ['adds the term “EPT”', 'changes the definition of the term “KVM”', 'removes the term “VMM”'],
  ],
  [
    'changes settings of the catalog',
    {
      'site.yaml': `${textOf('site.yaml')
        .replace('A small catalog', 'All of it')
        .replace('[kvm, tools]', '[tools, kvm]')}advice: [Read.]\n`,
    },
    [
      'reorders the topics of the catalog; changes its tagline from A small catalog to All of it; adds its advice',
    ],
  ],
  [
    'adds an exception',
    {
      'exceptions.yaml':
        '- { rule: link-not-asked, where: docs.example, reason: It is slow., until: 2027-01-01 }\n',
    },
    ['adds an exception from link-not-asked for docs.example until 2027-01-01: It is slow.'],
  ],
];

for (const [name, change, sentences] of [...renamed, ...pages, ...others])
  test(name, () => {
    assert.deepEqual(describe({}, change), sentences);
  });

test('removes an exception', () => {
  assert.deepEqual(describe({ 'exceptions.yaml': '- { rule: a-rule, where: a.example }\n' }, {}), [
    'removes an exception from a-rule for a.example',
  ]);
});

const imprint = 'pages/imprint.mdx';
const page = (title: string, body = 'Who we are.') => `---\ntitle: ${title}\n---\n\n${body}\n`;
const inFooter: [string, string] = ['channels:', 'pages: { footer: [imprint] }\nchannels:'];
const conduct = { [imprint]: page('Imprint'), 'pages/conduct.mdx': page('Conduct') };
const setTheme = (theme: string): Changed => ({
  'site.yaml': ['channels:', `theme: ${theme}\nchannels:`],
});

const ownPages: [name: string, before: Changed, after: Changed, sentences: string[]][] = [
  [
    'adds a page, and does not say again where it is linked',
    {},
    { [imprint]: page('Imprint'), 'site.yaml': inFooter },
    ['adds the page “Imprint”'],
  ],
  [
    'removes a page',
    { [imprint]: page('Imprint'), 'site.yaml': inFooter },
    {},
    ['removes the page “Imprint”'],
  ],
  [
    'gives a page another title and text',
    { [imprint]: page('Imprint') },
    { [imprint]: page('Contact', 'Write to us.') },
    ['gives the page “Imprint” the title “Contact”; changes its text'],
  ],
  [
    'renames a page, and follows it to the footer',
    { [imprint]: page('Imprint'), 'site.yaml': inFooter },
    {
      'pages/contact.mdx': page('Imprint\nformerly: [imprint]'),
      'site.yaml': ['channels:', 'pages: { footer: [contact] }\nchannels:'],
    },
    ['renames the page “Imprint” from imprint to contact'],
  ],
  [
    'moves a page from the footer to the navigation',
    { ...conduct, 'site.yaml': ['channels:', 'pages: { footer: [imprint, conduct] }\nchannels:'] },
    {
      ...conduct,
      'site.yaml': ['channels:', 'pages: { navigation: [conduct], footer: [imprint] }\nchannels:'],
    },
    ['changes the navigation of the catalog; changes its links at the foot'],
  ],
  [
    'adds, changes and removes public files',
    { 'public/logo.svg': 'a', 'public/old/map.png': 'b', 'public/kept.txt': 'c' },
    { 'public/logo.svg': 'b', 'public/new.png': 'b', 'public/kept.txt': 'c' },
    ['adds the file “new.png”', 'changes the file “logo.svg”', 'removes the file “old/map.png”'],
  ],
  [
    'changes the look, each colour by itself',
    setTheme("{ accent: { light: '#0b5cad' }, corners: soft }"),
    setTheme("{ accent: { light: '#0b5c00', dark: '#7cc0ff' }, font: serif, corners: soft }"),
    [
      'changes the light accent of the catalog from #0b5cad to #0b5c00; adds its typeface: serif; adds its dark accent: #7cc0ff',
    ],
  ],
  [
    'changes the parts of the home page and the text at the foot',
    {},
    { 'site.yaml': ['channels:', 'home: [topics]\nfooter: Made with care.\nchannels:'] },
    ['adds the parts of the home page and text at the foot of the catalog'],
  ],
];

for (const [name, before, after, sentences] of ownPages)
  test(name, () => {
    assert.deepEqual(describe(before, after), sentences);
  });

test('lists first what is added, and last what is removed', () => {
  const change: Changed = {
    [perf]: null,
    [kvmtool]: ['kind: tool', 'kind: book'],
    [tour]: writeTour(placed),
  };
  assert.deepEqual(
    changesOf({}, change).map(({ kind, id }) => `${kind} ${id}`),
    ['added tour', 'changed kvmtool', 'removed perf'],
  );
});

test('a change is data: what is done to which thing', () => {
  const change: Changed = {
    ...following,
    'resources/lkvm.yaml': `${textOf(kvmtool)}formerly: [kvmtool]\n`,
  };
  assert.deepEqual(changesOf({}, change), [
    {
      kind: 'renamed',
      subject: 'resource',
      id: 'lkvm',
      formerId: 'kvmtool',
      title: 'kvmtool',
      pieces: [
        'renames ',
        { subject: 'resource', id: 'lkvm', named: 'kvmtool' },
        ' from ',
        { foreign: 'kvmtool' },
        ' to ',
        { foreign: 'lkvm' },
      ],
    },
  ] satisfies Change[]);
});

test('no word of a stranger does anything in Markdown, and hidden ones are seen in plain text', () => {
  const change = {
    [tour]: writeTour(
      `authors: ["@team <img src=x>"]\n${placed}`,
      '"](javascript:alert(1)) `x` \\u202Efdp\\n## Head"',
    ),
  };
  assert.deepEqual(
    describe({}, change, (pieces) => formatMarkdown(pieces).toString()),
    [
      'adds ``](javascript:alert(1)) `x` \\u202efdp ## Head`` to `KVM` › `Documents`, by `@team <img src=x>`',
    ],
  );
  assert.deepEqual(describe({}, change), [
    'adds “](javascript:alert(1)) `x` \\u202efdp\\n## Head” to “KVM” › Documents, by @team <img src=x>',
  ]);
});

test('cuts what is long', () => {
  const [sentence = ''] = describe({}, { [tour]: writeTour(placed, 'Ab'.repeat(2000)) });
  assert.equal(sentence, `adds “${'Ab'.repeat(100)}…” to “KVM” › Documents`);
});
