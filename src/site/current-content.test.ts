import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeMadeUpCatalog } from '../../tests/made-up-catalog.ts';
import { forgetCurrentContent, readCurrentContent } from './current-content.ts';

test('after a save, only what was saved is parsed, validated and checked by itself', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
    forgetCurrentContent();
  });
  writeMadeUpCatalog(folder, { resources: 60, topics: 3, paths: 1, stepsPerPath: 4, seed: 6 });
  const before = await readCurrentContent(folder);
  assert.equal(await readCurrentContent(folder), before, 'each page reads the same');

  forgetCurrentContent();
  const calls = await countCalls(async () => {
    assert.equal(await readCurrentContent(folder), before, 'nothing has changed');
  });
  assert.equal(calls('content-file.ts', 'parseContentFile'), 0);
  assert.equal(calls('check-content.ts', 'checkContent'), 0);

  const [name = ''] = readdirSync(join(folder, 'resources'));
  const file = join(folder, 'resources', name);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^summary: /m, 'summary: Also '));
  forgetCurrentContent();
  const afterSave = await countCalls(async () => {
    const { entries } = await readCurrentContent(folder);
    const old = new Set(before.entries?.resources.map(({ data }) => data));
    assert.equal(entries?.resources.filter(({ data }) => !old.has(data)).length, 1);
  });
  assert.equal(afterSave('content-file.ts', 'parseContentFile'), 1);
  assert.equal(afterSave('check-content.ts', 'checkContent'), 1);
  assert.equal(afterSave('check-schema.ts', 'remember'), 1);
  // The settings are looked at each time.
  assert.equal(afterSave('syntax.ts', 'findSpacing'), 2);
});

test('after a save of a list, only the entry that was saved is validated', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
    forgetCurrentContent();
  });
  const list = join(folder, 'README.md');
  const write = (last: string) => {
    const entries = Array.from(
      { length: 40 },
      (_, i) => `- [Hive ${i}](https://hive.example/${i}) - ${i < 39 ? 'Shows a hive' : last}.`,
    );
    writeFileSync(list, ['# Hives', '', '## Wood', '', ...entries, ''].join('\n'));
  };
  write('Shows wood');
  const before = await readCurrentContent(list);
  write('Shows how to cut wood');
  const calls = await countCalls(async () => {
    const { entries } = await readCurrentContent(list);
    const old = new Set(before.entries?.resources.map(({ data }) => data));
    assert.equal(entries?.resources.length, 40);
    assert.equal(entries.resources.filter(({ data }) => !old.has(data)).length, 1);
  });
  // The settings and the topic are made anew each time.
  assert.equal(calls('check-schema.ts', 'remember'), 3);
});

/** How often functions run meanwhile, by the file that they are in and their name. */
async function countCalls(
  work: () => Promise<void>,
): Promise<(file: string, name: string) => number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  return (file, name) =>
    result
      .filter(({ url }) => url.endsWith(`/${file}`))
      .flatMap(({ functions }) => functions)
      .filter(({ functionName }) => functionName === name)
      .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}
