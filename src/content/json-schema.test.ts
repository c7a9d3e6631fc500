import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJsonSchemas, formatJsonSchema, listFields, type JsonSchema } from './json-schema.ts';
import { schemas } from '../rules/schemas.ts';

const all = createJsonSchemas();

test('makes one JSON Schema of each schema, in draft 7, which editors read', () => {
  assert.deepEqual([...all.keys()], Object.keys(schemas));
  for (const schema of all.values())
    assert.match(
      formatJsonSchema(schema),
      /"\$schema": "http:\/\/json-schema.org\/draft-07\/schema#"/,
    );
});

test('describes every field in a sentence', () => {
  for (const [name, schema] of all)
    for (const field of listFields(schema))
      assert.match(field.description, /^[A-Z].*\.$/s, `${name}: ${field.name}`);
});

test('lets editors take a plain day, and refuse unknown fields', () => {
  const resource = findSchema('resource');
  assert.deepEqual(resource.properties?.['added'], {
    type: 'string',
    format: 'date',
    patternErrorMessage: 'This is not a date. Write it as YYYY-MM-DD.',
    description: 'Date on which it was added, if known.',
  });
  assert.equal(resource.additionalProperties, false);
  assert.deepEqual(resource.required, ['title', 'placements']);
});

test('says what each value of a closed list means', () => {
  const { kind, access, level } = findSchema('resource').properties ?? {};
  for (const field of [kind, access, level?.properties?.['from']]) {
    assert.equal(field?.enumDescriptions?.length, field?.enum?.length);
    for (const meaning of field?.enumDescriptions ?? []) assert.match(meaning, /^[A-Z].*\.$/);
  }
});

test('has words of ours wherever an editor holds a text against a pattern', () => {
  for (const [name, schema] of all)
    for (const [path, { pattern, format, patternErrorMessage }] of listSchemas(schema))
      // A field may have one of these names.
      if (typeof pattern === 'string' || typeof format === 'string')
        assert.match(
          patternErrorMessage ?? '',
          /^This (?:is not|does not) .*\.$/,
          `${name}${path}`,
        );
});

const rows: [schema: string, name: string, depth: number, required: boolean, type: string][] = [
  ['resource', 'title', 0, true, 'text, at most 120 characters'],
  ['resource', 'aliases', 0, false, 'list of text'],
  ['resource', 'url', 0, false, 'URL (http or https)'],
  ['resource', 'level', 0, false, 'group of fields'],
  ['resource', 'from', 1, true, 'one of: beginner, intermediate, advanced'],
  ['resource', 'featured', 0, false, 'true or false'],
  ['resource', 'year', 0, false, 'whole number'],
  ['resource', 'added', 0, false, 'day (YYYY-MM-DD)'],
  ['resource', 'placements', 0, true, 'list of groups'],
  ['resource', 'topic', 1, true, 'id (lower-case letters, digits, hyphens)'],
  ['resource', 'section', 1, false, 'id (lower-case letters, digits, hyphens)'],
  ['resource', 'requires', 0, false, 'list of ids'],
  ['resource', 'captured', 1, true, 'day (YYYY-MM-DD)'],
  ['exceptions', 'until', 0, true, 'day (YYYY-MM-DD)'],
  ['glossary', 'definition', 0, true, 'text, at most 400 characters'],
  ['topic', 'order', 2, false, 'list of ids'],
  ['learning-path', 'kind', 1, true, 'one of: resource, reading, activity'],
  ['learning-path', 'readings', 1, false, 'list of groups'],
  ['learning-path', 'deeper', 2, false, 'true or false'],
];

for (const [schema, name, depth, required, type] of rows) {
  test(`lists "${name}" of ${schema} at depth ${depth} as ${type}`, () => {
    const field = listFields(findSchema(schema)).find(
      (row) => row.name === name && row.within.length === depth,
    );
    assert.deepEqual([field?.required, field?.type], [required, type]);
  });
}

test('gives fields of one name different places', () => {
  const topics = listFields(findSchema('resource')).filter(({ name }) => name === 'topic');
  assert.deepEqual(
    topics.map(({ within }) => within),
    [['placements']],
  );
  for (const [name, schema] of all) {
    const paths = listFields(schema).map((row) => [...row.within, row.name].join(' › '));
    assert.equal(new Set(paths).size, paths.length, name);
  }
});

test('lists every field of the kinds of a step once', () => {
  const names = listFields(findSchema('learning-path'))
    .filter(({ within }) => within.length === 1)
    .map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

/** A schema and all inside it, by their path. */
function listSchemas(schema: JsonSchema, path = ''): [string, JsonSchema][] {
  const inner: [string, unknown][] = Object.entries(schema).filter(
    ([key, value]) => typeof value === 'object' && !['enum', 'required'].includes(key),
  );
  return [
    [path, schema],
    ...inner.flatMap(([key, value]) => listSchemas(value as JsonSchema, `${path}/${key}`)),
  ];
}

function findSchema(name: string): JsonSchema {
  const schema = all.get(name);
  assert.ok(schema, name);
  return schema;
}
