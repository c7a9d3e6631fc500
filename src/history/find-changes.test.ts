import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeContent, smallContent, type Case } from '../../tests/bad-content/small-content.ts';
import { parseContentFile } from '../source/content-file.ts';
import { ownWords } from './review/review.ts';
import type { Change } from './change.ts';
import { createContentData } from './content-data.ts';
import { findChanges } from './find-changes.ts';
import { formatMarkdown, formatPlain } from './format-change.ts';

type Changed = Case['change'];
type Told = [name: string, change: Changed, tells: string[]];

const kvmtool = 'resources/kvmtool.yaml';
const perf = 'resources/perf.yaml';
const tour = 'resources/tour.yaml';
const kvm = 'topics/kvm.mdx';
const path = 'paths/first-guest.mdx';
const placed = 'placements:\n- { topic: kvm, section: documents }\n';
const writeTour = (fields: string, title = 'A Tour') =>
  `title: ${title}\nurl: https://tour.example/\nkind: tutorial\nsummary: Through KVM.\n${fields}`;
const addFields = (fields: string): [string, string] => ['placements:', `${fields}\nplacements:`];
/** What names kvmtool, naming lkvm. */
const following: Changed = {
  [kvmtool]: null,
  [perf]: ['resource: kvmtool', 'resource: lkvm'],
  [kvm]: ['order: [kvmtool]', 'order: [lkvm]'],
  [path]: ['companions: [kvmtool]', 'companions: [lkvm]'],
};
const textOf = (file: string) => (smallContent as Record<string, string>)[file] ?? '';

const resources: Told[] = [
  [
    'adds a resource with its place, level and authors',
    {
      [tour]: writeTour(
        `level: { from: intermediate, to: intermediate }\nauthors: [A. Author, B. Author]\n${placed}`,
      ),
    },
    ['adds “A Tour” to “KVM” › Documents, intermediate, by A. Author and B. Author'],
  ],
  [
    'adds a resource in several places, by many authors',
    {
      [tour]: writeTour(
        `level: { from: beginner, to: advanced }\nauthors: [A, B, C, D, E]\n${placed}- { topic: tools, section: measuring, group: counters }\n`,
      ),
    },
    [
      'adds “A Tour” to “KVM” › Documents and “Tools” › Measuring › Counters, beginner to advanced, by A, B, C and 2 more',
    ],
  ],
  [
    'says that there are more authors than those named',
    { [tour]: writeTour('authors: [A]\nmoreAuthors: true\n') },
    ['adds “A Tour”, by A and others'],
  ],
  [
    'names by its id what has no title',
    { [tour]: 'kind: tool\nplacements: [{ topic: none, section: nowhere }]\n' },
    ['adds “tour” to “none” › nowhere'],
  ],
  ['removes a resource', { [kvmtool]: null }, ['removes “kvmtool”']],
  [
    'tells several changes of one resource in one sentence',
    {
      [kvmtool]: [
        /url.*\nkind: tool\nsummary.*/,
        'url: https://git.example/lkvm\nkind: source-code\nyear: 2015\nsummary: Less is more.\ntakeaways: [A.]\ncaveats: [{ note: B. }]',
      ],
    },
    [
      'changes the URL of “kvmtool” from https://github.com/example/kvmtool to https://git.example/lkvm; changes its kind from tool to source-code; adds its year: 2015; adds its takeaways and caveats; changes its summary',
    ],
  ],
  [
    'gives another title to what it calls by the old one',
    { [kvmtool]: ['title: kvmtool', 'title: The kvmtool'] },
    ['gives “kvmtool” the title “The kvmtool”'],
  ],
  [
    'states a level',
    { [kvmtool]: addFields('level: { from: intermediate, to: advanced }') },
    ['adds the level of “kvmtool”: intermediate to advanced'],
  ],
  [
    'states a level that the editors judged',
    { [kvmtool]: addFields('level: { from: beginner, to: beginner, by: editors }') },
    ['adds the level of “kvmtool”: beginner, our judgement'],
  ],
  [
    'tells of a level that is none',
    { [kvmtool]: addFields('level: { from: expert, to: [1] }') },
    ['adds the level of “kvmtool”: expert to a list'],
  ],
  [
    'moves a resource',
    { [kvmtool]: ['topic: kvm\n  section: programs', 'topic: tools\n  section: measuring'] },
    ['moves “kvmtool” from “KVM” › Programs to “Tools” › Measuring'],
  ],
  [
    'places a resource elsewhere too',
    { [kvmtool]: ['placements:', 'placements:\n- { topic: tools, section: measuring }'] },
    ['places “kvmtool” also in “Tools” › Measuring'],
  ],
  [
    'takes a resource out of its places',
    { [kvmtool]: [/placements:[^]*/, 'placements: []\n'] },
    ['removes “kvmtool” from “KVM” › Programs'],
  ],
  [
    'says another thing of a resource where it stands',
    { [kvmtool]: ['section: programs', 'section: programs\n  note: Read it whole.'] },
    ['changes the note on “kvmtool” in “KVM” › Programs'],
  ],
  [
    'a section that gets another id moves nobody',
    {
      [kvm]: ['- id: programs', '- id: software\n  formerly: [programs]'],
      [kvmtool]: ['section: programs', 'section: software'],
    },
    ['gives the section Programs of the topic “KVM” a new id'],
  ],
  [
    'makes a resource a pick',
    { [kvmtool]: addFields('featured: true\nwhy: It is short.') },
    ['makes “kvmtool” a pick: It is short.'],
  ],
  [
    'tells a change of a field that nobody foresaw',
    { [kvmtool]: addFields('venue: USENIX ATC\nbestBefore: [2030]') },
    ['adds the venue of “kvmtool”: USENIX ATC; adds its best before'],
  ],
  [
    'tells a change of a field whose name is none',
    { [kvmtool]: addFields('"@all <b>": 1\nconstructor: x') },
    ['adds the @all <b> of “kvmtool”: 1; adds its constructor: x'],
  ],
  [
    'retires a resource in favour of another',
    {
      [kvmtool]: addFields(
        'status: deprecated\nreason: Nobody keeps it.\nsince: 2026-03-01\nsuccessor: kvm-api',
      ),
    },
    ['retires “kvmtool” in favour of “The KVM API”: Nobody keeps it.'],
  ],
  [
    'retires a resource, and what else changes of it',
    {
      [kvmtool]: addFields('status: deprecated\nreason: Nobody keeps it.\nyear: 2010'),
    },
    ['retires “kvmtool”: Nobody keeps it; adds its year: 2010'],
  ],
  [
    'retires a resource without a word',
    { [kvmtool]: addFields('status: deprecated') },
    ['retires “kvmtool”'],
  ],
  ['says nothing of how a file is written', { [kvmtool]: [/$/, '# A remark.\n'] }, []],
];

const renamed: Told[] = [
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
    'tells which of two is renamed only where there is no doubt',
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

const pages: Told[] = [
  [
    'adds a topic',
    {
      'topics/io.mdx': '---\ntitle: Input\nsections: [{ id: a, title: A }]\n---\n',
      'site.yaml': ['topics: [kvm, tools]', 'topics: [io, kvm, tools]'],
    },
    ['adds the topic “Input” with 1 section'],
  ],
  ['removes a path', { [path]: null }, ['removes the path “A first guest”']],
  [
    'adds sections, and takes some away',
    { [kvm]: [/- id: programs[^]*?\]\n/, '- { id: a, title: A }\n- { id: b, title: B }\n'] },
    ['adds sections A and B to the topic “KVM”; removes section Programs from it'],
  ],
  [
    'tells what changes in a section',
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
    'tells what changes in a step, and of many steps only which',
    { [path]: ['The calls.', 'All calls.'] },
    ['changes the note on what to take from it of the step Read of the path “A first guest”'],
  ],
  [
    'of many steps that change tells only which',
    { [path]: [/take: /g, 'take: Also '] },
    ['changes the steps Read, Look and Write of the path “A first guest”'],
  ],
];

const others: Told[] = [
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

for (const [name, change, tells] of [...resources, ...renamed, ...pages, ...others])
  test(name, () => {
    assert.deepEqual(tell({}, change), tells);
  });

test('the first placement is the one that leads to a resource: their order is told', () => {
  const twice = (first: string, second: string): Changed => ({
    [perf]: textOf(perf).replace(
      /placements:[^]*/,
      `placements:\n${[first, second].map((section) => `- { topic: kvm, section: ${section} }\n`).join('')}`,
    ),
  });
  assert.deepEqual(tell(twice('documents', 'programs'), twice('programs', 'documents')), [
    'reorders the placements of “perf”',
  ]);
});

const back: Told[] = [
  [
    'takes back a level',
    { [kvmtool]: addFields('level: { from: beginner, to: beginner }') },
    ['removes the level of “kvmtool”, which was beginner'],
  ],
  [
    'takes a resource off the picks',
    { [kvmtool]: addFields('featured: true\nwhy: It is short.') },
    ['removes “kvmtool” from the picks'],
  ],
  [
    'brings a resource back',
    { [kvmtool]: addFields('status: deprecated\nreason: Old.\nsuccessor: kvm-api') },
    ['brings “kvmtool” back from retirement'],
  ],
  [
    'removes a list',
    { [kvmtool]: addFields('takeaways: [A.]') },
    ['removes the takeaways of “kvmtool”'],
  ],
  [
    'removes an exception',
    { 'exceptions.yaml': '- { rule: a-rule, where: a.example }\n' },
    ['removes an exception from a-rule for a.example'],
  ],
];

for (const [name, change, tells] of back)
  test(name, () => {
    assert.deepEqual(tell(change, {}), tells);
  });

test('what is retired is no pick any more, which need not be said', () => {
  const pick = { [kvmtool]: addFields('featured: true\nwhy: It is short.') };
  const gone = { [kvmtool]: addFields('status: deprecated\nreason: Nobody keeps it.') };
  assert.deepEqual(tell(pick, gone), ['retires “kvmtool”: Nobody keeps it.']);
});

test('tells first what is added, and last what is removed', () => {
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
    tell({}, change, (pieces) => formatMarkdown(pieces).toString()),
    [
      'adds ``](javascript:alert(1)) `x` \\u202efdp ## Head`` to `KVM` › `Documents`, by `@team <img src=x>`',
    ],
  );
  assert.deepEqual(tell({}, change), [
    'adds “](javascript:alert(1)) `x` \\u202efdp\\n## Head” to “KVM” › Documents, by @team <img src=x>',
  ]);
});

test('cuts what is long', () => {
  const [told = ''] = tell({}, { [tour]: writeTour(placed, 'Ab'.repeat(2000)) });
  assert.equal(told, `adds “${'Ab'.repeat(100)}…” to “KVM” › Documents`);
});

function tell(before: Changed, after: Changed, format = formatPlain): string[] {
  return changesOf(before, after).map(({ pieces }) => {
    // Where words of ours are expected, no others are taken.
    const own = pieces.filter((piece) => typeof piece === 'string');
    assert.deepEqual(
      own.filter((words) => !ownWords.safeParse(words).success),
      [],
    );
    return format(pieces);
  });
}

function changesOf(before: Changed, after: Changed): Change[] {
  return findChanges(dataOf(before), dataOf(after));
}

function dataOf(change: Changed) {
  return createContentData(
    [...changeContent(change)].flatMap(
      ([file, text]) => parseContentFile(`content/${file}`, String(text)).parsed ?? [],
    ),
  );
}
