import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runFailing } from '../../tests/failing-disk.ts';
import { finishChange, UnfinishedError, writeFiles, type FileWrite } from './write-files.ts';

const OLD = {
  'site.yaml': 'topics: [old]\n',
  'resources/old.yaml': 'title: Old\n',
  'notes.txt': 'mine',
};
const NEW = {
  'site.yaml': 'topics: [new]\n',
  'resources/new.yaml': 'title: New\n',
  'notes.txt': 'mine',
};
/** An overwrite, a new file and a removal, as in a rename. */
const CHANGE: FileWrite[] = [
  { path: 'site.yaml', before: OLD['site.yaml'], after: NEW['site.yaml'] },
  { path: 'resources/old.yaml', before: OLD['resources/old.yaml'], after: undefined },
  { path: 'resources/new.yaml', before: undefined, after: NEW['resources/new.yaml'] },
];

test('a change that is killed at any moment is undone or done by the next command, and leaves nothing', async (context) => {
  const outcomes = new Set<string>();
  let at = 0;
  for (let failed = true; failed; at += 1) {
    const folder = createFolder(context);
    ({ failed } = await runFailing(context, at, 'killed', () => writeFiles(folder, CHANGE)));
    const finished = await finishChange(folder);
    const state = JSON.stringify(readFolder(folder));
    assert.ok(
      [JSON.stringify(sorted(OLD)), JSON.stringify(sorted(NEW))].includes(state),
      `${at}: ${state}`,
    );
    outcomes.add(state);
    if (failed && finished.length > 0) assert.equal(state, JSON.stringify(sorted(NEW)), `${at}`);
    // A second try succeeds, and no stray file is left.
    if (state === JSON.stringify(sorted(OLD))) await writeFiles(folder, CHANGE);
    assert.deepEqual(readFolder(folder), sorted(NEW), `second try after ${at}`);
    await writeFiles(folder, [{ path: 'notes.txt', before: 'mine', after: 'mine too' }]);
    assert.deepEqual(readdirSync(folder).sort(), ['notes.txt', 'resources', 'site.yaml'], `${at}`);
    assert.deepEqual(readdirSync(join(folder, 'resources')), ['new.yaml'], `${at}`);
  }
  assert.equal(outcomes.size, 2);
  assert.ok(at > 15, `${at} moments`);
});

test('a change that the disk refuses at any moment is not begun, or says what it wrote and is finished later', async (context) => {
  for (const code of ['ENOSPC', 'EACCES'])
    for (let at = 0, failed = true; failed; at += 1) {
      const folder = createFolder(context);
      const run = await runFailing(context, at, code, () => writeFiles(folder, CHANGE));
      ({ failed } = run);
      const { error } = run;
      if (error instanceof UnfinishedError) {
        assert.match(error.message, /The change is not complete: the next command finishes it\.$/);
        await finishChange(folder);
        assert.deepEqual(readFolder(folder), sorted(NEW), `${code} ${at}`);
      } else if (error !== undefined) {
        assert.match(
          (error as Error).message,
          code === 'ENOSPC'
            ? /the disk is full\. Free some space/
            : /permission denied\. Allow writing/,
        );
        assert.deepEqual(readFolder(folder), sorted(OLD), `${code} ${at}`);
        await writeFiles(folder, CHANGE);
      }
      assert.deepEqual(readFolder(folder), sorted(NEW), `${code} ${at}`);
    }
});

test('what was edited since a change was interrupted is not overwritten', async (context) => {
  const folder = await interrupt(context);
  writeFileSync(join(folder, 'resources/old.yaml'), 'title: Edited\n');
  await assert.rejects(finishChange(folder), {
    message: `A change of "${folder}" was interrupted, and "${join(folder, 'resources/old.yaml')}" has been edited since. Undo that edit, or remove "${join(folder, '.cairn-change')}" and compare the files with your version control.`,
  });
  assert.equal(readFileSync(join(folder, 'resources/old.yaml'), 'utf8'), 'title: Edited\n');
});

test('a journal that came with a checkout changes nothing', async (context) => {
  const folder = createFolder(context);
  const steps = [{ path: 'notes.txt', before: null, after: null }];
  for (const text of [
    JSON.stringify({ cairn: 'change', version: 1, folder: '1:2', steps }),
    JSON.stringify({
      cairn: 'change',
      version: 1,
      folder: identify(folder),
      steps: [{ ...steps[0], path: '../x' }],
    }),
    'no JSON',
    '',
  ]) {
    mkdirSync(join(folder, '.cairn-change'), { recursive: true });
    writeFileSync(join(folder, '.cairn-change/journal.json'), text);
    await assert.rejects(
      finishChange(folder),
      /holds no change that a command has begun in this folder on this machine\. Remove it\.$/,
    );
    assert.equal(readFileSync(join(folder, 'notes.txt'), 'utf8'), 'mine');
  }
});

for (const [name, prepare, message] of [
  [
    'edited meanwhile',
    (folder) => writeFileSync(join(folder, 'site.yaml'), 'x'),
    /site\.yaml" has changed meanwhile\. Run the command again\.$/,
  ],
  [
    'created meanwhile',
    (folder) => writeFileSync(join(folder, 'resources/new.yaml'), 'x'),
    /new\.yaml" already exists, and nothing is overwritten\. Choose another name\.$/,
  ],
  [
    'removed meanwhile',
    (folder) => rmSync(join(folder, 'resources/old.yaml')),
    /old\.yaml" has changed meanwhile/,
  ],
  [
    'a link that leads out',
    (folder) => replaceBy(folder, 'site.yaml', (path) => symlinkSync('/dev/null', path)),
    /site\.yaml" is not a plain file within /,
  ],
  [
    'a pipe',
    (folder) => replaceBy(folder, 'site.yaml', (path) => execFileSync('mkfifo', [path])),
    /site\.yaml" is not a plain file within /,
  ],
  [
    'a folder of which a link leads out',
    (folder) => replaceBy(folder, 'resources', (path) => symlinkSync('/proc/self/fdinfo', path)),
    /is not a plain file within /,
  ],
  [
    'a folder',
    (folder) => replaceBy(folder, 'site.yaml', (path) => mkdirSync(path)),
    /site\.yaml" is not a plain file within /,
  ],
] as [string, (folder: string) => unknown, RegExp][])
  test(`nothing is written where a file is ${name}`, async (context) => {
    const folder = createFolder(context);
    prepare(folder);
    const before = readdirSync(folder, { recursive: true });
    await assert.rejects(writeFiles(folder, CHANGE), message);
    assert.deepEqual(readdirSync(folder, { recursive: true }), before);
  });

test('permissions stay', async (context) => {
  const folder = createFolder(context);
  chmodSync(join(folder, 'site.yaml'), 0o640);
  await writeFiles(folder, CHANGE);
  assert.equal(statSync(join(folder, 'site.yaml')).mode & 0o777, 0o640);
});

async function interrupt(context: TestContext): Promise<string> {
  for (let at = 0; ; at += 1) {
    const folder = createFolder(context);
    await runFailing(context, at, 'killed', () => writeFiles(folder, CHANGE));
    if (existsSync(join(folder, '.cairn-change/journal.json'))) return folder;
  }
}

function createFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'resources'));
  for (const [path, text] of Object.entries(OLD)) writeFileSync(join(folder, path), text);
  return folder;
}

function replaceBy(folder: string, path: string, create: (path: string) => unknown): void {
  rmSync(join(folder, path), { recursive: true });
  create(join(folder, path));
}

/** The texts of what is not hidden. */
function readFolder(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const shown = names.filter(
    (name) => !/(^|\/)\./.test(name) && statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(
    shown.toSorted().map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

function sorted(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function identify(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev}:${ino}`;
}
