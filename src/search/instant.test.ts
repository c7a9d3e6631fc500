import assert from 'node:assert/strict';
import test from 'node:test';
import { distance } from 'fastest-levenshtein';
import type { SearchDocument } from './documents.ts';
import { createInstantSearch } from './instant.ts';
import { runQueryTable } from '../../tests/query-table.ts';
import scripts from './fixtures/scripts.json' with { type: 'json' };
import { suggestSpelling, wordsOf } from './spelling.ts';

const documents: SearchDocument[] = [
  {
    type: 'resource',
    title: 'Linux Kernel Virtio Drivers',
    href: '/resources/drivers/',
    summary: 'The guest side.',
    more: ['virtio_ring.c'],
  },
  {
    type: 'resource',
    title: 'Evaluation of Intel EPT',
    href: '/resources/ept/',
    people: ['Bhargava'],
    summary: 'A benchmark.',
  },
  {
    type: 'term',
    title: 'EPT',
    href: '/glossary/ept/',
    aliases: ['Extended Page Tables', 'nested paging'],
    summary: 'A second level of tables.',
  },
  { type: 'topic', title: 'I/O Organization', href: '/topics/io/', summary: 'Devices.' },
];
const { find } = createInstantSearch(documents);
/** The addresses that answer, that of the definition above them first. */
const found = (query: string) => {
  const { term, hits } = find(query);
  return [...(term ? [term] : []), ...hits].map(({ document }) => document.href);
};

const cases: [what: string, query: string, expected: string[]][] = [
  ['a name', 'intel ept', ['/resources/ept/']],
  ['the beginning of a word', 'organi', ['/topics/io/']],
  ['a misspelt word', 'orgnization', ['/topics/io/']],
  ['two swapped letters', 'etp', ['/glossary/ept/', '/resources/ept/']],
  ['British spelling', 'organisation', ['/topics/io/']],
  ['a person', 'bhargava', ['/resources/ept/']],
  ['a file to start with', 'virtio_ring.c', ['/resources/drivers/']],
  [
    'a synonym, which finds what has the other name too',
    'nested paging',
    ['/glossary/ept/', '/resources/ept/'],
  ],
  ['a question', 'what is ept?', ['/glossary/ept/', '/resources/ept/']],
  ['nothing', 'zzgrblfx', []],
  ['no words', ' … ', []],
];

for (const [what, query, expected] of cases)
  test(`finds ${what}: ${query}`, () => {
    assert.deepEqual(found(query), expected);
  });

for (const query of [
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
  'a'.repeat(5000),
  '(((',
  '\u0000',
])
  test(`survives ${JSON.stringify(query.slice(0, 30))}`, () => {
    assert.deepEqual(found(query), []);
  });

test('proposes the nearest name for a word that is not there', () => {
  assert.equal(suggestSpelling('evalution intl', wordsOf(documents), distance), 'evaluation intel');
  assert.equal(suggestSpelling('zzgrblfx', wordsOf(documents), distance), undefined);
});

for (const table of ['queries', 'fresh', 'second'] as const)
  test(`finds what is written in many scripts: ${table}`, () => {
    const more = table === 'second' ? scripts.moreDocuments : [];
    const report = runQueryTable(
      scripts[table],
      createInstantSearch([...scripts.documents, ...more] as SearchDocument[]).find,
      'resources',
    );
    assert.deepEqual([report.notFirst, report.forbidden], [[], []]);
  });

test('what defines a name comes before what mentions it, and a definition stands apart', () => {
  const svm: SearchDocument[] = [
    { type: 'resource', title: 'SVM source', href: '/mentions/', summary: 'The code of SVM.' },
    { type: 'resource', title: 'Manual', href: '/defines/', defines: ['SVM'] },
    { type: 'section', title: 'SVM and VMX', href: '/section/' },
    { type: 'term', title: 'SVM', href: '/term/', summary: 'An architecture.', about: [1] },
  ];
  for (const query of ['svm', "what's svm", 'What is “SVM”?', 'explain SVM', 'SVM meaning']) {
    const { term, hits } = createInstantSearch(svm).find(query);
    assert.deepEqual(
      [term, ...hits].map((hit) => hit?.document.href),
      ['/term/', '/defines/', '/mentions/', '/section/'],
      query,
    );
  }
});

test('the very name of a topic comes first, but a heading that several topics share does not', () => {
  const book: SearchDocument = {
    type: 'resource',
    title: 'On tools and testing',
    href: '/book/',
    more: ['tutorials'],
  };
  const section = (title: string, at: number): SearchDocument => ({
    type: 'section',
    title,
    href: `/${title}/${at}/`,
  });
  const all = [book, section('Testing', 1), section('Tutorials', 1), section('Tutorials', 2)];
  const first = (query: string) => createInstantSearch(all).find(query).hits[0]?.document.href;
  assert.equal(first('testing'), '/Testing/1/');
  assert.equal(first('tutorials'), '/book/');
});
