import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readLinkHealth, readNewestLinkHealth } from './read-link-health.ts';

test('pages show what a build has learned, if it names a file', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-health-'));
  context.after(async () => {
    delete process.env['CAIRN_LINK_HEALTH'];
    await rm(folder, { recursive: true });
  });
  const file = join(folder, 'learnt.jsonl');
  await writeFile(
    file,
    '{"cairn":"link-health","version":1}\n{"url":"https://a.example/","checks":[]}\n',
  );
  assert.deepEqual(await readLinkHealth(folder), []);
  process.env['CAIRN_LINK_HEALTH'] = file;
  assert.deepEqual(await readNewestLinkHealth(), [{ url: 'https://a.example/', checks: [] }]);
});
