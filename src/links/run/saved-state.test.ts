import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { writeContent } from '../../../tests/bad-content/small-content.ts';
import { readState, writeState } from '../../link-health/state-file.ts';
import { createStateKeeper } from './saved-state.ts';

const URL_OF = 'https://a.example/';
const STATE = new Map([[URL_OF, { url: URL_OF, checks: [] }]]);
const ONLINE = {
  url: URL_OF,
  verdict: { outcome: 'ok', reason: 'answers', reached: true },
} as const;
const OFFLINE = {
  url: URL_OF,
  verdict: { outcome: 'unreachable', reason: 'no-look-up', reached: false, ownNetwork: true },
} as const;

test('writes during a run, and restores what was there when it is discarded', async (context) => {
  const file = await nameFile(context);
  const keeper = createStateKeeper(file, 0);
  keeper.keep(STATE, () => [ONLINE]);
  await keeper.end();
  assert.deepEqual([...(await readState(file)).keys()], [URL_OF]);
  await keeper.undo(new Map());
  assert.equal((await readState(file)).size, 0);
});

test('writes nothing while most hosts cannot be reached, and not at every response', async (context) => {
  const file = await nameFile(context);
  const hasty = createStateKeeper(file, 0);
  hasty.keep(STATE, () => [OFFLINE]);
  const patient = createStateKeeper(file, 60_000);
  patient.keep(STATE, () => [ONLINE]);
  await Promise.all([hasty.end(), patient.end()]);
  assert.equal((await readState(file)).size, 0);
});

test('loses nothing of what another run wrote meanwhile', async (context) => {
  const file = await nameFile(context);
  const other = 'https://b.example/';
  const keeper = createStateKeeper(file, 0);
  await writeState(file, new Map([[other, { url: other, checks: [] }]]));
  keeper.keep(STATE, () => [ONLINE]);
  await keeper.end();
  assert.deepEqual([...(await readState(file)).keys()], [URL_OF, other]);
  await keeper.write(STATE);
  assert.deepEqual([...(await readState(file)).keys()], [URL_OF, other]);
  await keeper.undo(new Map());
  assert.deepEqual([...(await readState(file)).keys()], [other]);
});

test('loses nothing where many runs write at the same time', async (context) => {
  const file = await nameFile(context);
  const urls = Array.from(
    { length: 12 },
    (_, i) => `https://${String.fromCharCode(97 + i)}.example/`,
  );
  const runs = urls.map((url) => ({ url, keeper: createStateKeeper(file, 0) }));
  await Promise.all(
    runs.map(({ url, keeper }) => keeper.write(new Map([[url, { url, checks: [] }]]))),
  );
  assert.deepEqual([...(await readState(file)).keys()], urls);
});

test('writes as it is what nobody else wrote to', async (context) => {
  const file = await nameFile(context);
  await writeState(file, STATE);
  const keeper = createStateKeeper(file, 0);
  await keeper.write(new Map());
  assert.equal((await readState(file)).size, 0);
});

test('reports that the state could not be written', async (context) => {
  const keeper = createStateKeeper(join(await nameFile(context), 'below', 'none'), 0);
  keeper.keep(STATE, () => [ONLINE]);
  await assert.rejects(keeper.end(), /the folder ".+" does not exist\. Create it first\.$/);
});

async function nameFile(context: TestContext): Promise<string> {
  const folder = await writeContent(new Map());
  context.after(() => rm(folder, { recursive: true }));
  return join(folder, 'state.jsonl');
}
