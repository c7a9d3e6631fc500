import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../../tests/small-entries.ts';
import { createCatalog } from '../../catalog/create-catalog.ts';
import { createResource, describeValue, findName, inputs, isNeeded, valueNames } from './values.ts';

const TODAY = '2026-06-01';

test('makes a resource of all values', () => {
  assert.deepEqual(
    createResource(
      {
        address: 'https://lwn.net/1',
        locator: 'Part 2',
        title: 'KVM',
        kind: 'article',
        summary: 'Shows it.',
        author: 'Ada Lovelace;  Babbage, Charles ;',
        year: '2015',
        language: 'de',
        topic: 'kvm',
        section: 'tutorials',
        group: 'first',
        note: 'Begin here.',
        'level-from': 'beginner',
        'level-to': 'advanced',
        access: 'free',
        id: 'kvm',
      },
      TODAY,
    ),
    {
      title: 'KVM',
      url: 'https://lwn.net/1',
      locator: 'Part 2',
      kind: 'article',
      summary: 'Shows it.',
      level: { from: 'beginner', to: 'advanced' },
      access: 'free',
      authors: ['Ada Lovelace', 'Babbage, Charles'],
      year: 2015,
      language: 'de',
      added: TODAY,
      placements: [{ topic: 'kvm', section: 'tutorials', group: 'first', note: 'Begin here.' }],
    },
  );
});

test('leaves out what is empty, and lets the check see what is wrong', () => {
  assert.deepEqual(
    createResource({ title: 'KVM', kind: '', author: ' ; ', year: 'soon', topic: 'kvm' }, TODAY),
    { title: 'KVM', year: 'soon', added: TODAY, placements: [{ topic: 'kvm' }] },
  );
});

test('says that there are more authors than fit', () => {
  const author = Array.from({ length: 41 }, (_, i) => `A ${i}`).join('; ');
  const { authors, moreAuthors } = createResource({ author }, TODAY);
  assert.deepEqual([(authors as string[]).length, moreAuthors], [40, true]);
});

for (const [field, name] of [
  [['title'], 'title'],
  [['url'], 'address'],
  [['authors', 3], 'author'],
  [['placements', 0, 'section'], 'section'],
  [['placements', 0], 'topic'],
  [['placements'], 'topic'],
  [['level', 'from'], 'level-from'],
  [['added'], undefined],
  [[], undefined],
] as const)
  test(`finds ${name ?? 'no value'} for "${field.join(' ')}"`, () => {
    assert.equal(findName([...field]), name);
  });

test('needs a section where every other resource of the topic has one', () => {
  const { topics } = createCatalog(
    createEntries({ api: {}, perf: { placements: [{ topic: 'tools' }] } }),
    '/',
  );
  assert.equal(isNeeded('section', { topic: 'kvm' }, { topics }), true);
  assert.equal(isNeeded('section', { topic: 'tools' }, { topics }), false);
  assert.equal(isNeeded('section', {}, { topics }), false);
});

test('describes all that is prompted for in the words of the schema', () => {
  for (const name of valueNames) assert.match(describeValue(name), /^[A-Z].*\.$/, name);
  assert.equal(describeValue('kind'), 'The kind of resource.');
  assert.equal(
    describeValue('section'),
    'Id of the section, as the topic declares it, if any. What has none comes first.',
  );
  assert.equal(inputs.find(({ name }) => name === 'section')?.path, 'placements.0.section');
});
