import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { mirrorFolder } from './mirror-folder.ts';

const limits = { ending: '.mdx', largest: 10, most: 100 };

test('a folder holds what another one does, and only what changed is written', (context) => {
  const root = mkdtempSync(join(tmpdir(), 'cairn-#%-'));
  context.after(() => rmSync(root, { recursive: true }));
  const [from, to] = [join(root, 'from'), join(root, 'to')];
  mirrorFolder(from, to, limits);
  assert.deepEqual(readdirSync(to), []);

  mkdirSync(join(from, 'folder.mdx'), { recursive: true });
  writeFileSync(join(from, 'a.mdx'), 'a');
  writeFileSync(join(from, 'b.mdx'), 'b');
  writeFileSync(join(from, 'large.mdx'), 'more than ten');
  writeFileSync(join(from, 'note.txt'), 'n');
  symlinkSync('a.mdx', join(from, 'link.mdx'));
  mirrorFolder(from, to, limits);
  assert.deepEqual(readdirSync(to).sort(), ['a.mdx', 'b.mdx']);

  utimesSync(join(to, 'b.mdx'), 1, 1);
  writeFileSync(join(from, 'b.mdx'), 'c');
  utimesSync(join(to, 'a.mdx'), 1, 1);
  mirrorFolder(from, to, limits);
  assert.equal(readFileSync(join(to, 'b.mdx'), 'utf8'), 'c');
  assert.equal(statSync(join(to, 'a.mdx')).mtimeMs, 1000);

  rmSync(join(from, 'a.mdx'));
  mirrorFolder(from, to, limits);
  assert.deepEqual(readdirSync(to), ['b.mdx']);
});
