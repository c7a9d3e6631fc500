import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readPlainFile, readPlainFolder, UnreadableFile } from './read-plain-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'plain'), '12345678');
writeFileSync(join(folder, 'empty'), '');
mkdirSync(join(folder, 'folder'));
symlinkSync('plain', join(folder, 'link'));
symlinkSync('folder', join(folder, 'folder-link'));
symlinkSync('/dev/zero', join(folder, 'device-link'));
symlinkSync('nowhere', join(folder, 'dangling'));
execFileSync('mkfifo', [join(folder, 'pipe')]);

for (const [name, largest, found] of [
  ['plain', 8, '12345678'],
  ['empty', 8, ''],
  ['plain', 7, 'too-large'],
  ['folder', 8, 'not-a-file'],
  ['link', 8, 'link'],
  ['device-link', 8, 'link'],
  ['dangling', 8, 'link'],
  ['pipe', 8, 'not-a-file'],
  ['nothing', 8, 'absent'],
  ['plain/below', 8, 'not-a-file'],
  ['/dev/zero', 8, 'not-a-file'],
] as const)
  test(`of ${name} at most ${largest} bytes are read: ${found || 'none'}`, () => {
    assert.equal(
      reasonOf(() =>
        readPlainFile(name.startsWith('/') ? name : join(folder, name), largest).toString(),
      ),
      found,
    );
  });

// It says that it has no byte, and has some.
test('no more is read than may be, whatever a file says of its size', () => {
  const file = '/proc/self/maps';
  assert.equal(
    reasonOf(() => readPlainFile(file, 16).toString()),
    'too-large',
  );
  assert.match(readPlainFile('/proc/self/status', 100_000).toString(), /^Name:/);
});

test('a folder is read up to a number of entries, and through a link only where that is wanted', () => {
  assert.equal(readPlainFolder(folder, 7), undefined);
  assert.equal(readPlainFolder(folder, 8)?.length, 8);
  assert.equal(
    reasonOf(() => String(readPlainFolder(join(folder, 'folder-link'), 9)?.length)),
    'link',
  );
  assert.deepEqual(readPlainFolder(join(folder, 'folder-link'), 9, { follow: true }), []);
  assert.equal(
    reasonOf(() => String(readPlainFolder(join(folder, 'plain'), 9)?.length)),
    'not-a-file',
  );
});

function reasonOf(read: () => string): string {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof UnreadableFile);
    return error.reason;
  }
}
