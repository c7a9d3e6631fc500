import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJsonSchemas } from '../../content/json-schema.ts';
import { createControl } from './form-control.ts';
import { createData, createEntries, type FormEntry } from './form-data.ts';
import { readData } from './write-draft.ts';

const schema = createJsonSchemas().get('resource')!;

test('makes data of what stands in the fields, in the order of the schema', () => {
  const entries: FormEntry[] = [
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
  const data = createData(entries, schema);
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
    createData(
      [
        ['year', 'soon'],
        ['unknown', 'x'],
        ['placements.0.place', 'kvm'],
      ],
      schema,
    ),
    {
      unknown: 'x',
      year: 'soon',
      placements: [{ topic: 'kvm' }],
    },
  );
});

test('keeps who judged a level, without a field for it, and nothing of a level that is cleared', () => {
  const level = { from: 'beginner', to: 'beginner', by: 'editors' };
  const entries = createEntries({ level }, schema);
  assert.deepEqual(createData(entries, schema), { level });
  const cleared = entries.map(([name, value]): FormEntry => [
    name,
    name === 'level.by' ? value : '',
  ]);
  assert.deepEqual(createData(cleared, schema), {});
  assert.equal(createControl('by', schema.properties!['level']!.properties!['by']!).kind, 'hidden');
});

test('empty fields make no data', () => {
  assert.deepEqual(
    createData(
      [
        ['title', ' '],
        ['placements.0.place', '//'],
      ],
      schema,
    ),
    {},
  );
});

test('names that programs trip over change nothing but data', () => {
  for (const name of [
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'placements.__proto__.polluted',
  ])
    createData(
      [
        [name, 'yes'],
        ['title', 'T'],
      ],
      schema,
    );
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  assert.equal(([] as unknown as Record<string, unknown>)['polluted'], undefined);
});

const folder = join(import.meta.dirname, '../../../content/resources');
for (const name of readdirSync(folder))
  test(`gives ${name} back as it is`, () => {
    const data = readData(readFileSync(join(folder, name), 'utf8'));
    assert.deepEqual(createData(createEntries(data, schema), schema), data);
  });
