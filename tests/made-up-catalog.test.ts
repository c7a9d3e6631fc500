import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { writeMadeUpCatalog } from './made-up-catalog.ts';
import { madeUpCatalogs } from './made-up-sizes.ts';

test('the catalog with many lines holds what it promises', async (context) => {
  const folder = createFolder(context);
  writeMadeUpCatalog(folder, madeUpCatalogs.crowded);
  const { issues, catalog } = await loadCatalog(folder);
  assert.deepEqual(issues, []);
  const { topics, paths } = catalog!;
  assert.deepEqual(
    topics.map(({ placements }) => placements.length),
    [56, 56, 56, 56, 56, 56],
  );
  assert.deepEqual(
    topics.map((topic) => topic.paths.length),
    [4, 4, 4, 4, 4, 4],
  );
  assert.deepEqual(paths.map(({ letter }) => letter).join(''), 'ABCDEFGHIJKL');
  assert.deepEqual([...new Set(paths.map(({ steps }) => steps.length))], [15]);
  assert.equal(catalog?.site.questions.length, 3);
});

test('the bare catalog has one topic and neither paths nor glossary', async (context) => {
  const folder = createFolder(context);
  writeMadeUpCatalog(folder, madeUpCatalogs.bare);
  const { issues, catalog } = await loadCatalog(folder);
  assert.deepEqual(issues, []);
  const { topics, paths, terms } = catalog!;
  assert.deepEqual([topics.length, paths.length, terms.length], [1, 0, 0]);
});

test('the aged catalog has resources that are retired in each way, and no issue', async (context) => {
  const folder = createFolder(context);
  writeMadeUpCatalog(folder, madeUpCatalogs.aged);
  const { issues, advice, catalog } = await loadCatalog(folder);
  assert.deepEqual(issues, []);
  const { retired, paths, exceptions } = catalog!;
  assert.deepEqual(
    retired.map(({ steps, companionOf, formerly, retired: { since, successor } }) => [
      [...steps, ...companionOf].map(({ code }) => code).join(' '),
      formerly.length,
      since,
      successor?.steps.map(({ code }) => code).join(' '),
    ]),
    [
      ['A5', 1, undefined, 'B2'],
      ['', 1, undefined, 'A1'],
      ['A4', 1, undefined, undefined],
      ['A2', 1, '2025-04-01', 'A2 B1'],
    ],
  );
  assert.equal(paths.length, 2);
  assert.equal(exceptions.length, 2);
  const told = advice.filter(({ code }) => code === 'retired-reference').map(({ file }) => file);
  const excepted = exceptions.find(({ rule }) => rule === 'retired-reference')?.where ?? '';
  assert.match(excepted, /^content\/resources\//);
  assert.ok(!told.includes(excepted));
  assert.deepEqual([...new Set(told)].toSorted(), [
    'content/glossary.yaml',
    'content/paths/the-first-summer.mdx',
  ]);
});

test('a catalog of 1,000 resources has no issue', async (context) => {
  const folder = createFolder(context);
  const size = { resources: 1000, topics: 10, paths: 12, stepsPerPath: 15, terms: 60, seed: 3 };
  writeMadeUpCatalog(folder, size);
  const { issues, catalog } = await loadCatalog(folder);
  assert.deepEqual(issues, []);
  assert.equal(catalog?.resources.length, 1000);
});

test('the same seed gives the same catalog, and another seed another one', (context) => {
  const write = (seed: number) => {
    const folder = createFolder(context);
    writeMadeUpCatalog(folder, { ...madeUpCatalogs.bare, seed });
    return readdirSync(join(folder, 'resources')).map((file) =>
      readFileSync(join(folder, 'resources', file), 'utf8'),
    );
  };
  assert.deepEqual(write(1), write(1));
  assert.notDeepEqual(write(1), write(2));
});

test('says when a topic cannot have so many placements', (context) => {
  const size = {
    resources: 10,
    topics: 2,
    paths: 0,
    stepsPerPath: 0,
    placementsPerTopic: 9,
    seed: 1,
  };
  assert.throws(() => writeMadeUpCatalog(createFolder(context), size), {
    message: 'Too few resources for 9 placements per topic.',
  });
});

function createFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
