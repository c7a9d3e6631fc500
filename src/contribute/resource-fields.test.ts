import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readData } from './form/draft.ts';
import type { JsonSchema } from '../content/json-schema.ts';
import {
  createData,
  createEntries,
  createFields,
  type Entry,
  findField,
  listPlaces,
  resourceJson,
  splitFields,
} from './resource-fields.ts';
import { issueForm, listShortForm, terminal } from './short-forms.ts';

test('makes data of what is in the fields, in the order of the schema', () => {
  const entries: Entry[] = [
    ['placements.0.place', 'kvm/tutorials/'],
    ['placements.0.note', '  Look\n well. '],
    ['placements.1.place', 'books/video/channels'],
    ['placements.2.place', 'ovens//'],
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
      { topic: 'ovens' },
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

test('leaves what has no place for the check to report', () => {
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

test('keeps who rated a level, without a field for it, and nothing of a level that is cleared', () => {
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

test('a field that is new in the schema is in all three, and is parsed there', () => {
  const extended: JsonSchema = {
    ...resourceJson,
    properties: {
      ...resourceJson.properties,
      pages: { type: 'integer', description: 'How many pages it has.' },
      translators: { type: 'array', items: { type: 'string', maxLength: 80 }, description: 'Who.' },
      isSigned: { type: 'boolean' },
    },
  };
  const { more } = splitFields(extended);
  for (const fields of [
    more,
    listShortForm(issueForm, extended),
    listShortForm(terminal, extended),
  ])
    assert.deepEqual(
      fields.slice(-3).map(({ path, label, kind, help }) => [path, label, kind, help]),
      [
        ['pages', 'Pages', 'number', 'How many pages it has.'],
        ['translators', 'Translators', 'lines', 'Who.'],
        ['isSigned', 'Is signed', 'yes', ''],
      ],
    );
  const data = { pages: 12, translators: ['Ada', 'Ben'], isSigned: true };
  const entries = createEntries(data, extended);
  assert.deepEqual(entries, [
    ['pages', '12'],
    ['translators', 'Ada\nBen'],
    ['isSigned', 'true'],
  ]);
  assert.deepEqual(createData(entries, extended), data);
});

test('every field of the schema is in a part of the form', () => {
  const { first, more, retiring } = splitFields();
  assert.deepEqual(
    first.map(({ path }) => path),
    ['url', 'title', 'kind', 'summary', 'level', 'placements'],
  );
  assert.deepEqual(
    [...first, ...more, ...retiring].map(({ path }) => path).toSorted(),
    Object.keys(resourceJson.properties ?? {}).toSorted(),
  );
});

test('finds an option by its value, its label or its line in a form, in any case', () => {
  for (const text of ['source-code', 'Source Code', 'source code: A codebase worth reading.'])
    assert.deepEqual(createData([['kind', text]]), { kind: 'source-code' });
  assert.deepEqual(createData([['kind', 'Sources']]), { kind: 'Sources' });
});

test('finds the field that is nearest to a value', () => {
  const fields = listShortForm(issueForm);
  for (const [at, path] of [
    [['title'], 'title'],
    [['authors', 3], 'authors'],
    [['placements'], 'placements.0.place'],
    [['placements', 0, 'section'], 'placements.0.place'],
    [['placements', 0, 'note'], 'placements.0.note'],
    [['added'], undefined],
    [[], undefined],
  ] as const)
    assert.equal(findField(fields, [...at])?.path, path);
});

test('lists sections and the groups that have a name', () => {
  const groups = [{ title: 'Loose' }, { id: 'b', title: 'B' }];
  const sections = [{ id: 's', title: 'S', groups }];
  assert.deepEqual(listPlaces([{ id: 't', title: 'T', sections }]), [
    { value: 't/s/', label: 'S', text: 'T › S' },
    { value: 't/s/b', label: 'S › B', text: 'T › S › B' },
  ]);
});

test('lists a topic itself where it has no sections, or holds resources outside of them', () => {
  const direct = { id: undefined, title: undefined, groups: [{ id: undefined }] };
  const whole = { value: 't//', label: 'T', text: 'T' };
  assert.deepEqual(listPlaces([{ id: 't', title: 'T' }]), [whole]);
  assert.deepEqual(listPlaces([{ id: 't', title: 'T', sections: [direct] }]), [whole]);
  assert.deepEqual(
    listPlaces([{ id: 't', title: 'T', sections: [direct, { id: 's', title: 'S' }] }]),
    [
      { value: 't//', label: 'Without a section', text: 'T' },
      { value: 't/s/', label: 'S', text: 'T › S' },
    ],
  );
});

const folder = join(import.meta.dirname, '../../content/resources');
for (const name of readdirSync(folder))
  test(`gives ${name} back as it is`, () => {
    const data = readData(readFileSync(join(folder, name), 'utf8'));
    assert.deepEqual(createData(createEntries(data)), data);
  });
