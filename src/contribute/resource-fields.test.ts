import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readData } from './form/write-draft.ts';
import { createData, createEntries, createFields, type Entry } from './resource-fields.ts';

test('makes data of what stands in the fields, in the order of the schema', () => {
  const entries: Entry[] = [
    ['placements.0.place', 'kvm/tutorials/'],
    ['placements.0.note', '  Look\n well. '],
    ['placements.1.place', 'books/video/channels'],
    ['title', 'A\u00a0 title'],
    ['url', ' https://a.example/ '],
    ['authors', 'B. One\n\n C. Two '],
    ['level.from', 'beginner'],
    ['level.to', ''],
    ['year', '2010'],
    ['featured', 'true'],
    ['moreAuthors', ''],
    ['venue', ''],
    ['caveats.0.note', ''],
  ];
  const data = createData(entries);
  assert.deepEqual(data, {
    title: 'A title',
    url: 'https://a.example/',
    level: { from: 'beginner' },
    featured: true,
    authors: ['B. One', 'C. Two'],
    year: 2010,
    placements: [
      { topic: 'kvm', section: 'tutorials', note: 'Look well.' },
      { topic: 'books', section: 'video', group: 'channels' },
    ],
  });
  assert.deepEqual(Object.keys(data), [
    'title',
    'url',
    'level',
    'featured',
    'authors',
    'year',
    'placements',
  ]);
});

test('leaves what has no place for the check to tell', () => {
  assert.deepEqual(
    createData([
      ['year', 'soon'],
      ['unknown', 'x'],
      ['placements.0.place', 'kvm'],
    ]),
    {
      unknown: 'x',
      year: 'soon',
      placements: [{ topic: 'kvm' }],
    },
  );
});

test('keeps who judged a level, without a field for it, and nothing of a level that is cleared', () => {
  const level = { from: 'beginner', to: 'beginner', by: 'editors' };
  const entries = createEntries({ level });
  assert.deepEqual(createData(entries), { level });
  const cleared = entries.map(([name, value]): Entry => [name, name === 'level.by' ? value : '']);
  assert.deepEqual(createData(cleared), {});
  const group = createFields().find(({ path }) => path === 'level');
  assert.equal(group?.fields.find(({ path }) => path === 'level.by')?.kind, 'hidden');
});

test('empty fields make no data', () => {
  assert.deepEqual(
    createData([
      ['title', ' '],
      ['placements.0.place', '//'],
    ]),
    {},
  );
});

test('names that programs trip over change nothing but data', () => {
  for (const name of [
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'placements.__proto__.polluted',
  ])
    createData([
      [name, 'yes'],
      ['title', 'T'],
    ]);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  assert.equal(([] as unknown as Record<string, unknown>)['polluted'], undefined);
});

const folder = join(import.meta.dirname, '../../content/resources');
for (const name of readdirSync(folder))
  test(`gives ${name} back as it is`, () => {
    const data = readData(readFileSync(join(folder, name), 'utf8'));
    assert.deepEqual(createData(createEntries(data)), data);
  });
