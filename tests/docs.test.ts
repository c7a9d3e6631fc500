import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { rooms } from '../lint-rules.js';
import { commands } from '../scripts/cairn.mjs';
import { healthStates } from '../src/link-health/health.ts';

const root = join(import.meta.dirname, '..');
const docs = readdirSync(join(root, 'docs')).map((name) => `docs/${name}`);
const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs];
const read = (file: string) => readFileSync(join(root, file), 'utf8');

for (const file of files) {
  const text = read(file);

  test(`${file} links to files and headings that exist`, () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)(?!`)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      assert.ok(existsSync(join(root, to)), target);
      if (anchor !== undefined) assert.ok(anchorsOf(read(to)).includes(anchor), target);
    }
  });

  test(`${file} names files and commands that exist`, () => {
    const paths = text.matchAll(/`((?:src|scripts|tests|docs|bench|public|\.github)\/[\w./-]*)`/g);
    // Whoever replaces the catalog deletes its tests.
    for (const [, path = ''] of paths)
      assert.ok(path === 'tests/catalog' || existsSync(join(root, path)), path);
    for (const [, name = ''] of text.matchAll(/(?:^|`|&& )npm (?:run )?([a-z:-]+)/gm))
      assert.ok(['ci', 'install', 'pack'].includes(name) || Object.hasOwn(commands, name), name);
    for (const [, name = ''] of text.matchAll(/(?:^|`)(?:npx )?cairn(?:-lists)? ([a-z:-]+)/gm))
      assert.ok(Object.hasOwn(commands, name), name);
  });
}

test('the commands are listed in the words of their help', () => {
  const rows = rowsOf(read('docs/commands.md'), /^(?:cairn|npm run|npm) ([a-z:-]+)$/);
  assert.deepEqual(
    rows,
    Object.entries(commands).map(([name, { about }]) => [name, about]),
  );
});

test('every state of a link is explained in the words of the report', () => {
  const rows = rowsOf(read('docs/links.md'), /^([a-z-]+)$/);
  assert.deepEqual(rows, Object.entries(healthStates));
});

test('the rooms are in the order that the lint rule holds', () => {
  const rows = rowsOf(read('ARCHITECTURE.md').split('\n## ')[1] ?? '', /^([a-z-]+)$/);
  assert.deepEqual(
    rows.map(([room]) => room),
    rooms,
  );
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  assert.deepEqual(folders.sort(), [...rooms].sort());
});

/** The first two cells of the rows of tables whose first cell is code that matches, of which the first group counts. */
function rowsOf(text: string, name: RegExp): [string, string][] {
  return [...text.matchAll(/^\| `([^`]+)` *\| ([^|]*?) *\|/gm)].flatMap(
    ([, code = '', about = '']): [string, string][] => {
      const found = name.exec(code)?.[1];
      return found === undefined ? [] : [[found, about]];
    },
  );
}

/** The anchors that the code host gives to the headings of a text. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
