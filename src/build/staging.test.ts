import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { endedProcess } from '../../tests/failing-disk.ts';
import { LockedError } from '../files/lock.ts';
import { createOwner } from '../files/owner.ts';
import { formatMarker, MARKER } from './output-folder.ts';
import { createStaging } from './staging.ts';

const WORK = '.dist.cairn-build';

test('a site takes the place of the one before at the end, and nothing else is left', async (context) => {
  const folder = createFolder(context);
  const output = join(folder, 'dist');
  for (const text of ['first', 'second']) {
    const { site, publish, end } = await createStaging(output);
    writeFileSync(join(site, 'index.html'), text);
    assert.equal(existsSync(join(output, 'index.html')), text === 'second');
    await publish();
    await end();
    assert.equal(readFileSync(join(output, 'index.html'), 'utf8'), text);
    assert.deepEqual(readdirSync(folder), ['dist']);
    assert.equal(readFileSync(join(output, MARKER), 'utf8'), formatMarker(['index.html']));
  }
});

test('a site that is not published leaves the one before', async (context) => {
  const { folder, output } = createSite(context);
  const { site, end } = await createStaging(output);
  writeFileSync(join(site, 'index.html'), 'new');
  await end();
  assertUntouched(folder);
});

test('what somebody puts in while the site is built is not lost', async (context) => {
  const { output } = createSite(context);
  const { publish, end } = await createStaging(output);
  writeFileSync(join(output, 'CNAME'), 'mine');
  await assert.rejects(publish(), /would be lost: "CNAME"/);
  await end();
  assert.deepEqual(readdirSync(output).sort(), [MARKER, 'CNAME', 'index.html'].sort());
});

test('two builds do not write the same site', async (context) => {
  const { folder, output } = createSite(context);
  const { end } = await createStaging(output);
  await assert.rejects(createStaging(output), (error: Error) => {
    assert.ok(error instanceof LockedError);
    assert.ok(
      error.message.startsWith(`Another build is writing "${output}": process ${process.pid} on `),
    );
    return true;
  });
  await end();
  assertUntouched(folder);
});

for (const [name, prepare] of [
  [
    'as it built',
    (folder) => {
      mkdirSync(join(folder, WORK, 'site'));
      writeFileSync(join(folder, WORK, 'site/half'), '');
    },
  ],
  [
    'between the renames',
    (folder) => {
      moveSite(folder);
      mkdirSync(join(folder, WORK, 'site'));
    },
  ],
  [
    'after the renames',
    (folder) => {
      mkdirSync(join(folder, WORK, 'previous'));
      writeFileSync(join(folder, WORK, 'previous/index.html'), 'older');
    },
  ],
] as [string, (folder: string) => void][])
  test(`the next build puts right what one left that was killed ${name}`, async (context) => {
    const { folder, output } = createSite(context);
    mkdirSync(join(folder, WORK));
    writeFileSync(
      join(folder, WORK, 'lock'),
      JSON.stringify({ ...createOwner(), pid: endedProcess() }),
    );
    prepare(folder);
    const { site, end } = await createStaging(output).catch(() => createStaging(output));
    assert.deepEqual(readdirSync(site), []);
    assert.equal(readFileSync(join(output, 'index.html'), 'utf8'), 'old');
    await end();
    assertUntouched(folder);
  });

test('a folder of that name that no build made is not touched', async (context) => {
  const { folder, output } = createSite(context);
  mkdirSync(join(folder, WORK, 'site'), { recursive: true });
  writeFileSync(join(folder, WORK, 'site/mine'), '');
  await assert.rejects(
    createStaging(output),
    /is where a build works, and holds what no build made\. Move it away\.$/,
  );
  assert.deepEqual(readdirSync(join(folder, WORK, 'site')), ['mine']);
});

test('a folder that may not be replaced leaves nothing behind', async (context) => {
  const { folder, output } = createSite(context);
  writeFileSync(join(output, 'notes.txt'), '');
  await assert.rejects(createStaging(output), /would be lost: "notes\.txt"/);
  assert.deepEqual(readdirSync(folder), ['dist']);
});

function createSite(context: TestContext): { folder: string; output: string } {
  const folder = createFolder(context);
  const output = join(folder, 'dist');
  mkdirSync(output);
  writeFileSync(join(output, 'index.html'), 'old');
  writeFileSync(join(output, MARKER), formatMarker(['index.html']));
  return { folder, output };
}

/** What the first of two renames does. */
function moveSite(folder: string): void {
  mkdirSync(join(folder, WORK, 'previous'));
  for (const name of ['index.html', MARKER])
    writeFileSync(join(folder, WORK, 'previous', name), readFileSync(join(folder, 'dist', name)));
  rmSync(join(folder, 'dist'), { recursive: true });
}

function assertUntouched(folder: string): void {
  assert.deepEqual(readdirSync(folder), ['dist']);
  assert.deepEqual(readdirSync(join(folder, 'dist')).sort(), [MARKER, 'index.html']);
  assert.equal(readFileSync(join(folder, 'dist/index.html'), 'utf8'), 'old');
}

function createFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
