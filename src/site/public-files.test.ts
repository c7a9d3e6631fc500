import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writePublicFiles } from './public-files.ts';
import { afterEachOf, beforeEachOf } from '../../tests/hooks-of-file.ts';

let content: string;
let out: string;

beforeEachOf(import.meta.filename, async () => {
  [content, out] = [
    await mkdtemp(join(tmpdir(), 'cairn-')),
    await mkdtemp(join(tmpdir(), 'cairn-')),
  ];
  mkdirSync(join(content, 'public/notes'), { recursive: true });
});
afterEachOf(import.meta.filename, async () => {
  for (const folder of [content, out]) await rm(folder, { recursive: true });
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>\n';

test('copies files with their folders, and replaces an icon', async () => {
  writeFileSync(join(out, 'favicon.svg'), 'of the engine');
  writeFileSync(join(content, 'public/favicon.svg'), SVG);
  writeFileSync(join(content, 'public/notes/a.txt'), 'A note.\n');
  assert.equal(await writePublicFiles(content, out), 2);
  assert.equal(readFileSync(join(out, 'favicon.svg'), 'utf8'), SVG);
  assert.equal(readFileSync(join(out, 'notes/a.txt'), 'utf8'), 'A note.\n');
});

test('replaces nothing else, even if its name is not known to be taken', async () => {
  writeFileSync(join(out, 'new.txt'), 'of the engine');
  writeFileSync(join(content, 'public/new.txt'), 'A note.\n');
  await assert.rejects(writePublicFiles(content, out), { code: 'EEXIST' });
  assert.equal(readFileSync(join(out, 'new.txt'), 'utf8'), 'of the engine');
});

test('copies nothing if there is an issue', async () => {
  writeFileSync(join(content, 'public/a.txt'), 'A note.\n');
  writeFileSync(join(content, 'public/run.js'), 'alert(1)');
  await assert.rejects(writePublicFiles(content, out), /^Error: content\/public\/run\.js: /);
  assert.throws(() => readFileSync(join(out, 'a.txt')), { code: 'ENOENT' });
});

test('a site without public files needs none', async () => {
  assert.equal(await writePublicFiles(join(content, 'absent'), out), 0);
});
