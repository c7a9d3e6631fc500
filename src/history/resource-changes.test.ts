import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Changed,
  type Described,
  kvmtool,
  perf,
  tour,
  kvm,
  placed,
  writeTour,
  addFields,
  textOf,
  describe,
} from '../../tests/describe-changes.ts';

const resources: Described[] = [
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
    'describes several changes of one resource in one sentence',
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
    'describes a level that is none',
    { [kvmtool]: addFields('level: { from: expert, to: [1] }') },
    ['adds the level of “kvmtool”: expert to a list'],
  ],
  [
    'moves a resource',
    { [kvmtool]: ['topic: kvm\n  section: programs', 'topic: tools\n  section: measuring'] },
    ['moves “kvmtool” from “KVM” › Programs to “Tools” › Measuring'],
  ],
  [
    'moves a resource out of its section',
    { [kvmtool]: ['  section: programs\n', ''] },
    ['moves “kvmtool” from “KVM” › Programs to “KVM”'],
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
    'describes a change of a field that nobody foresaw',
    { [kvmtool]: addFields('venue: USENIX ATC\nbestBefore: [2030]') },
    ['adds the venue of “kvmtool”: USENIX ATC; adds its best before'],
  ],
  [
    'describes a change of a field whose name is none',
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

for (const [name, change, sentences] of resources)
  test(name, () => {
    assert.deepEqual(describe({}, change), sentences);
  });

test('the first placement is the one that leads to a resource: their order is described', () => {
  const twice = (first: string, second: string): Changed => ({
    [perf]: textOf(perf).replace(
      /placements:[^]*/,
      `placements:\n${[first, second].map((section) => `- { topic: kvm, section: ${section} }\n`).join('')}`,
    ),
  });
  assert.deepEqual(describe(twice('documents', 'programs'), twice('programs', 'documents')), [
    'reorders the placements of “perf”',
  ]);
});

const back: Described[] = [
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
];

for (const [name, change, sentences] of back)
  test(name, () => {
    assert.deepEqual(describe(change, {}), sentences);
  });

test('what is retired is no pick any more, which need not be said', () => {
  const pick = { [kvmtool]: addFields('featured: true\nwhy: It is short.') };
  const gone = { [kvmtool]: addFields('status: deprecated\nreason: Nobody keeps it.') };
  assert.deepEqual(describe(pick, gone), ['retires “kvmtool”: Nobody keeps it.']);
});
