import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runFailing } from '../../tests/failing-disk.ts';
import { disk } from './disk.ts';
import {
  createFolder as createFolderAt,
  WriteError,
  writeFileAtomically,
  writeOwnJson,
} from './write-file.ts';

for (const old of ['old', undefined])
  for (const fault of ['killed', 'ENOSPC', 'EROFS'])
    test(`a file is whole or untouched at every moment, ${old ?? 'new'}, ${fault}`, async (context) => {
      for (let at = 0, failed = true; failed; at += 1) {
        const file = join(createFolder(context), 'file.txt');
        if (old !== undefined) writeFileSync(file, old);
        let error: unknown;
        const write = () => writeFileAtomically(file, 'new');
        ({ failed, error } = await runFailing(context, at, fault, write));
        const is = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
        assert.ok(is === old || is === 'new', `${at}: ${is}`);
        if (fault !== 'killed') assert.equal(is, error === undefined ? 'new' : old, `${at}`);
        if (is === old) await write();
        await writeFileAtomically(file, 'newer');
        if (fault === 'killed')
          assert.deepEqual(readdirSync(join(file, '..')), ['file.txt'], `${at}`);
      }
    });

for (const [name, create, message] of [
  ['a pipe', (path) => execFileSync('mkfifo', [path]), /is not a plain file, and is not written\./],
  ['a folder', (path) => mkdirSync(path), /is not a plain file, and is not written\./],
  [
    'a link to a device',
    (path) => symlinkSync('/dev/null', path),
    /leads out of its folder, and is not followed\./,
  ],
  [
    'a link to nothing',
    (path) => symlinkSync('nothing', path),
    /leads out of its folder, and is not followed\./,
  ],
  [
    'a link in a circle',
    (path) => symlinkSync(path, path),
    /leads out of its folder, and is not followed\./,
  ],
] as [string, (path: string) => unknown, RegExp][])
  test(`what stands there and is ${name} is not written`, async (context) => {
    const path = join(createFolder(context), 'file');
    create(path);
    await assert.rejects(writeFileAtomically(path, 'new'), message);
    await assert.rejects(writeOwnJson(path, {}, []), message);
  });

test('a folder is created with those above it, unless something is in the way', async (context) => {
  const folder = createFolder(context);
  await createFolderAt(join(folder, 'a/b'));
  await createFolderAt(join(folder, 'a/b'));
  assert.ok(statSync(join(folder, 'a/b')).isDirectory());
  writeFileSync(join(folder, 'file'), '');
  for (const below of ['file', 'file/c/d'])
    await assert.rejects(createFolderAt(join(folder, below)), {
      name: 'WriteError',
      message: `"${join(folder, 'file')}" is not a folder, but one is needed there. Move it away, or choose another place.`,
    });
});

const hasProc = existsSync('/proc/self');
test('where the system creates no folder, that is said at once', { skip: !hasProc }, async () => {
  await assert.rejects(createFolderAt('/proc/cairn/site'), {
    message: /^"\/proc\/cairn\/site" cannot be written: permission denied\. /,
  });
});

test('a link within its folder stays a link, and permissions stay', async (context) => {
  const folder = createFolder(context);
  writeFileSync(join(folder, 'file'), 'old');
  chmodSync(join(folder, 'file'), 0o600);
  symlinkSync('file', join(folder, 'link'));
  await writeFileAtomically(join(folder, 'link'), 'new');
  assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'new');
  assert.equal(statSync(join(folder, 'file')).mode & 0o777, 0o600);
});

test('JSON replaces nothing but JSON of its kind', async (context) => {
  const file = join(createFolder(context), 'below/file.json');
  await writeOwnJson(file, { version: 1, links: [] }, ['version', 'links']);
  await writeOwnJson(file, { version: 2, links: [1] }, ['version', 'links']);
  assert.equal(readFileSync(file, 'utf8'), '{"version":2,"links":[1]}');
  for (const other of ['', 'name: Mine\n', '{"version":1}', '[]', 'null', '"links"']) {
    writeFileSync(file, other);
    await assert.rejects(
      writeOwnJson(file, { version: 1, links: [] }, ['version', 'links']),
      /holds something else than this command writes, and is not overwritten\. Name another file\.$/,
    );
    assert.equal(readFileSync(file, 'utf8'), other);
  }
});

for (const [code, message] of [
  ['EACCES', 'cannot be written: permission denied. Allow writing in '],
  [
    'EROFS',
    'cannot be written: the file system is read-only. Mount it writable, or choose another place.',
  ],
  ['ENOSPC', 'cannot be written: the disk is full. Free some space, and run the command again.'],
  ['EDQUOT', 'cannot be written: your disk quota is used up. '],
  ['EWEIRD', 'cannot be written: something. Run the command again.'],
] as const)
  test(`${code} is one sentence with the path and what to do`, async (context) => {
    const file = join(createFolder(context), 'file');
    context.mock.method(disk, 'create', () =>
      Promise.reject(Object.assign(new Error('something'), { code })),
    );
    await assert.rejects(writeFileAtomically(file, ''), (error: WriteError) => {
      assert.ok(error.message.startsWith(`"${file}" ${message}`), error.message);
      return error.code === code;
    });
  });

function createFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
