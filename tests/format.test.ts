import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { engineVersion } from '../src/files/engine.ts';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { createJsonSchemas, type JsonSchema } from '../src/content/json-schema.ts';
import { readContent } from '../src/source/read-content.ts';

const root = join(import.meta.dirname, '..');
const sample = join(root, 'tests/fixtures/format-1');

test('content of format 1 has no issue, whatever has been added since', async () => {
  const { issues, catalog } = await loadCatalog(sample, '2026-06-01');
  assert.deepEqual(issues, []);
  assert.deepEqual(
    catalog?.ownPages.map(({ href }) => href),
    ['/workshop/', '/imprint/'],
  );
});

test('the sample of format 1 is never changed: what is new gets a sample of its own', () => {
  const hash = createHash('sha256');
  for (const file of globSync('**/{*.*,CNAME}', { cwd: sample }).toSorted())
    hash.update(`${file}\n${readFileSync(join(sample, file), 'utf8').replaceAll('\r', '')}\n`);
  assert.equal(hash.digest('hex').slice(0, 16), '910c578d2209b043');
});

test('the sample uses every field that there was in format 1 at first', async () => {
  const { content } = await readContent(sample);
  const { site, resources, topics, paths, pages, glossary, exceptions } = content;
  const schemas = createJsonSchemas();
  const unused = (
    [
      ['site', [site]],
      ['resource', resources],
      ['topic', topics],
      ['learning-path', paths],
      ['page', pages],
      ['glossary', [glossary]],
      ['exceptions', [exceptions]],
    ] as const
  ).flatMap(([name, files]) => {
    const used = new Set(files.flatMap((file) => listKeys(file?.data)));
    return listNames(schemas.get(name) ?? {})
      .filter((field) => !used.has(field))
      .map((field) => `${name}: ${field}`);
  });
  assert.deepEqual(unused.toSorted(), MISSING);
});

/** What the sample cannot have, as its start is a path; and, from here on, what came later. */
const MISSING = ['resource: links', 'resource: notes', 'resource: tags', 'site: resource'];

test('the version is that of the package, and the changelog has a part for it', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  assert.equal(engineVersion(), version);
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  assert.match(changelog, new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm'));
});

/** The names of all fields of a schema. */
function listNames(schema: JsonSchema): string[] {
  const { properties = {}, items, oneOf = [], anyOf = [], additionalProperties } = schema;
  return [
    ...Object.keys(properties),
    ...[
      ...Object.values(properties),
      ...(items ? [items] : []),
      ...oneOf,
      ...anyOf,
      ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ].flatMap(listNames),
  ].filter((name, i, all) => all.indexOf(name) === i);
}

function listKeys(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const inner = Object.values(data).flatMap(listKeys);
  return Array.isArray(data) ? inner : [...Object.keys(data), ...inner];
}
