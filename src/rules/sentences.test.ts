import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJsonSchemas, type JsonSchema } from '../content/json-schema.ts';
import { isInSentence } from './texts.ts';

/** Every field of text below a schema, with the path to it. */
function findTexts(
  schema: JsonSchema,
  path: string[] = [],
  field = '',
): [string[], string, JsonSchema][] {
  const inner = [
    ...Object.entries(schema.properties ?? {}),
    ...(typeof schema.additionalProperties === 'object'
      ? [['*', schema.additionalProperties]]
      : []),
  ] as [string, JsonSchema][];
  return [
    ...(schema.type === 'string' ? [[path, field, schema] as [string[], string, JsonSchema]] : []),
    ...inner.flatMap(([name, child]) => findTexts(child, [...path, name], name)),
    ...[schema.items ?? [], schema.oneOf ?? [], schema.anyOf ?? []]
      .flat()
      .flatMap((child) => findTexts(child, path, field)),
  ];
}

test('the fields that must end like a sentence are those that the schemas call sentences', () => {
  const texts = [...createJsonSchemas().values()].flatMap((schema) => findTexts(schema));
  const isSentence = ({ pattern = '' }: JsonSchema) => pattern.includes('Sentence_Terminal');
  assert.ok(texts.filter(([, , schema]) => isSentence(schema)).length > 20);
  assert.deepEqual(
    texts
      .filter(([path, field, schema]) => isSentence(schema) !== isInSentence({ path, field }))
      .map(([path]) => path.join(' ')),
    [],
  );
});
