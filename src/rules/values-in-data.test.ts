import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJsonSchemas, type JsonSchema } from '../content/json-schema.ts';
import { idPattern } from '../text/ids.ts';
import { findMentions, mentionPlaces } from './values-in-data.ts';

/** Fields that hold ids of what has no file: parts of a file, terms, and what a thing was called before. */
const ofParts = [
  'resource: formerly.*',
  'resource: placements.*.section',
  'resource: placements.*.group',
  'topic: formerly.*',
  'topic: sections.*.id',
  'topic: sections.*.groups.*.id',
  'learning-path: formerly.*',
  'learning-path: steps.*.id',
  'learning-path: steps.*.formerly.*',
  'page: formerly.*',
  'glossary: *.see.*',
];

test('knows every field of the schemas that names a thing', () => {
  const names = {
    resources: 'resource',
    topics: 'topic',
    paths: 'learning-path',
    pages: 'page',
  } as const;
  const known = Object.entries(mentionPlaces).flatMap(([file, places]) =>
    Object.values(places)
      .flat()
      .map((place) => `${names[file as 'topics'] ?? file}: ${place}`),
  );
  // What stands beside a list is no file of a folder, in which ids could be renamed.
  const inFolder = [...createJsonSchemas()].filter(([name]) => name !== 'list');
  const declared = inFolder.flatMap(([name, schema]) =>
    findIdFields(schema, []).map((path) => `${name}: ${path.join('.')}`),
  );
  assert.deepEqual([...new Set(declared)].toSorted(), [...known, ...ofParts].toSorted());
});

test('finds each mention with its place, in lists, groups and terms', () => {
  assert.deepEqual(
    findMentions('resources', 'resources', {
      requires: ['a', 'b'],
      related: [{ resource: 'c', how: 'So.' }],
      formerly: ['z'],
    }),
    [
      { path: ['requires', 0], id: 'a' },
      { path: ['requires', 1], id: 'b' },
      { path: ['related', 0, 'resource'], id: 'c' },
    ],
  );
  assert.deepEqual(findMentions('glossary', 'resources', { kvm: { resources: ['a'] } }), [
    { path: ['kvm', 'resources', 0], id: 'a' },
  ]);
  assert.deepEqual(
    findMentions('paths', 'resources', {
      steps: [{ companions: ['a'], resources: [{ id: 'b' }] }],
    }),
    [
      { path: ['steps', 0, 'resources', 0, 'id'], id: 'b' },
      { path: ['steps', 0, 'companions', 0], id: 'a' },
    ],
  );
});

test('finds nothing where data have another form', () => {
  for (const data of [null, 'a', ['a'], { requires: 'a' }, { requires: [1, { a: 'b' }] }])
    assert.deepEqual(findMentions('resources', 'resources', data), []);
});

/** The paths of all fields that hold an id. */
function findIdFields(schema: JsonSchema, path: string[]): string[][] {
  if (schema.pattern === idPattern.source) return [path];
  const { properties = {}, items, oneOf = [], anyOf = [], additionalProperties } = schema;
  return [
    ...Object.entries(properties).flatMap(([name, field]) => findIdFields(field, [...path, name])),
    ...(items ? findIdFields(items, [...path, '*']) : []),
    ...[...oneOf, ...anyOf].flatMap((variant) => findIdFields(variant, path)),
    ...(typeof additionalProperties === 'object'
      ? findIdFields(additionalProperties, [...path, '*'])
      : []),
  ];
}
