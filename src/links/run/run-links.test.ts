import assert from 'node:assert/strict';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  checkLinks,
  findClosedPort,
  readIfAny,
  replaceIn,
  spawnLinks,
  startHost,
  writeLinked,
  type Replies,
} from '../../../tests/link-command.ts';
import { beginRepository } from '../../../tests/begin-repository.ts';
import { shardOf } from './select-addresses.ts';

const STATE = 'link-health.jsonl';
const HOST = 'http://127.0.0.1/';

test('checks what is due, and nothing on the next day', async (context) => {
  const { host, content } = await start(context);
  const first = await check(content, '2026-03-01');
  assert.equal(first.code, 0, first.out + first.err);
  assert.deepEqual(host.requested.toSorted(), [
    '/kvm',
    '/kvmtool',
    '/perf',
    '/repository',
    '/tour',
  ]);
  const second = await check(content, '2026-03-02');
  assert.equal(second.code, 0);
  assert.equal(host.requested.length, 5);
  assert.match(second.out, /^0 links checked, 5 not due yet\. 5 in all:\n {5}5 {2}ok /);
  await check(content, '2026-03-20');
  assert.equal(host.requested.length, 10);
});

test('checks chosen links, those on a host, or all, though they are not due', async (context) => {
  const { host, content } = await start(context);
  await check(content, '2026-03-01');
  host.requested.length = 0;
  await check(content, '2026-03-02', '--only', 'perf', 'first-guest');
  assert.deepEqual(host.requested.toSorted(), ['/perf', '/tour']);
  await check(content, '2026-03-02', '--host', '127.0.0.1', '--all');
  assert.equal(host.requested.length, 7);
  await check(content, '2026-03-03', '--host', '127.0.0.1');
  assert.equal(host.requested.length, 7);
});

test('prints what it would check, sends no requests and writes nothing', async (context) => {
  const { host, content } = await start(context);
  const { code, out } = await check(content, '2026-03-01', '--dry-run');
  assert.equal(code, 0);
  assert.match(
    out,
    /^Would check 5 links\.\n {2}http:\/\/127\.0\.0\.1:\d+\/kvm {2}never checked\n/,
  );
  assert.deepEqual([host.requested, await readIfAny(content, STATE)], [[], '']);
});

test('never requests what an exception forbids, and says so', async (context) => {
  const { host, content } = await start(context, (origin) => ({
    'exceptions.yaml': `# yaml-language-server: $schema=schema/exceptions.json
- rule: link-not-asked
  where: ${origin}/perf
  reason: Its owner asked us not to.
  until: 2026-06-30
- rule: link-not-asked
  where: ${origin}/tour
  reason: This one has ended.
  until: 2026-01-31
`,
  }));
  const { code, out } = await check(content, '2026-03-01');
  assert.equal(code, 0);
  assert.match(
    out,
    /\/perf \(1 link\)\n {4}because {5}Its owner asked us not to\. Until 2026-06-30\./,
  );
  assert.deepEqual(host.requested.toSorted(), ['/kvm', '/kvmtool', '/repository', '/tour']);
});

test('refuses a state in a folder that does not exist before any request', async (context) => {
  const { host, content } = await start(context);
  const nowhere = join(content, 'no', 'state.jsonl');
  await assert.rejects(check(content, '2026-03-01', '--state', nowhere), /there is no folder for/);
  assert.deepEqual(host.requested, []);
});

test('refuses a damaged state with its line, and leaves it as it is', async (context) => {
  const { host, content } = await start(context);
  await check(content, '2026-03-01');
  const damaged = (await readIfAny(content, STATE)).replace('"checks"', '"cheks"');
  await writeFile(join(content, STATE), damaged);
  await assert.rejects(check(content, '2026-03-30'), /link-health\.jsonl:2: /);
  assert.equal(await readIfAny(content, STATE), damaged);
  assert.equal(host.requested.length, 5);
});

test('is offline when most hosts cannot be reached, and keeps nothing of the run', async (context) => {
  const { content } = await start(context);
  await check(content, '2026-03-01');
  const before = await readIfAny(content, STATE);
  const port = await findClosedPort();
  const lost = await writeLinked(context, {
    'https://docs.example': `http://127.0.0.2:${port}`,
    'https://github.com/example': `http://127.0.0.3:${port}`,
    'https://tools.example': `http://127.0.0.4:${port}`,
    'https://tour.example/': `http://127.0.0.5:${port}/tour`,
    'https://git.example/small': `http://127.0.0.6:${port}/repository`,
  });
  await copyFile(join(content, STATE), join(lost, STATE));
  const { code, out, err } = await check(lost, '2026-03-20');
  assert.deepEqual([code, out], [3, '']);
  assert.match(err, /this computer is probably offline\. No results were saved\./);
  assert.equal(await readIfAny(lost, STATE), before);
});

test('keeps what it found when it is interrupted', async (context) => {
  const { host, content } = await start(context);
  host.replies['/tour'] = 'never';
  const { code, out } = await spawnLinks(
    ['--content', content, '--now', '2026-03-01T12:00:00Z', '--per-host', '1'],
    { signal: 'SIGINT' },
  );
  assert.equal(code, 130);
  assert.match(out, /due, but not checked in this run\n/);
  assert.match(await readIfAny(content, STATE), /\n\{"url":"http:\/\/127\.0\.0\.1:\d+\/\w+"/);
});

test('ends when its time is over', async (context) => {
  const { host, content } = await start(context);
  for (const path of Object.keys(host.replies)) host.replies[path] = 'never';
  const { out } = await check(content, '2026-03-01', '--limit', '1');
  assert.match(out, /due, but not checked in this run\n/);
});

test('checks other hosts to see whether it is offline if the few that are due do not respond', async (context) => {
  const { host, content } = await start(context);
  const gone = `http://127.0.0.2:${await findClosedPort()}`;
  const other = await startHost(context, { '/tour': 200 }, '127.0.0.3');
  await replaceIn(content, 'resources/perf.yaml', /http:.*(?=\/perf)/, gone);
  await replaceIn(content, 'paths/first-guest.mdx', /http:.*(?=\/tour)/, other.origin);
  const { code, out } = await check(content, '2026-03-01', '--only', 'perf');
  assert.equal(code, 1);
  assert.match(out, /^1 link checked\. 1 in all:\n {5}1 {2}suspect /);
  assert.deepEqual([host.requested.length, other.requested], [1, ['/tour']]);
});

test('checks of a change what is new to the catalog and not known from the last days', async (context) => {
  const { host, content } = await start(context);
  beginRepository(content);
  await replaceIn(content, 'resources/perf.yaml', /(?<=\d\/)perf/, 'perf-2');
  await replaceIn(content, 'resources/kvm-api.yaml', /(?<=\d\/)kvm/, 'kvm-2');
  Object.assign(host.replies, { '/perf-2': 200, '/kvm-2': 403 });
  await check(content, '2026-03-01', '--changed', 'HEAD');
  assert.deepEqual(host.requested.toSorted(), ['/kvm-2', '/kvm-2', '/perf-2']);
  await check(content, '2026-03-05', '--changed', 'HEAD');
  assert.equal(host.requested.length, 3);
  // What is blocked is not due yet, but a change wants to know.
  await check(content, '2026-03-09', '--changed', 'HEAD');
  assert.equal(host.requested.length, 6);
});

test('merges the states of shards to the state of one run, in any order', async (context) => {
  const { content } = await start(context);
  const other = [2, 3, 4, 5].find((n) => shardOf(`http://127.0.0.${n}/`, 2) !== shardOf(HOST, 2));
  const { origin } = await startHost(context, { '/kvm': 200 }, `127.0.0.${other ?? 0}`);
  await replaceIn(content, 'resources/kvm-api.yaml', /http:.*(?=\/kvm)/, origin);
  const [whole, one, two, forth, back] = ['whole', 'one', 'two', 'forth', 'back'].map((name) =>
    join(content, `.${name}.jsonl`),
  ) as [string, string, string, string, string];
  await check(content, '2026-03-01', '--state', whole);
  await check(content, '2026-03-01', '--state', one, '--shard', '1/2');
  await check(content, '2026-03-01', '--state', two, '--shard', '2/2');
  for (const state of [one, two]) assert.notEqual(await readIfAny(state), await readIfAny(whole));
  const { code, out } = await checkLinks(['--state', forth, '--merge', one, two]);
  assert.equal(code, 0);
  assert.match(out, /^2 states merged: 5 links in /);
  await checkLinks(['--state', back, '--merge', two, one]);
  assert.equal(await readIfAny(forth), await readIfAny(whole));
  assert.equal(await readIfAny(back), await readIfAny(whole));
});

/** One run at noon of a day. */
function check(content: string, day: string, ...args: string[]) {
  return checkLinks(['--content', content, '--now', `${day}T12:00:00Z`, ...args]);
}

/** The small catalog, all of whose addresses lead to one host. */
async function start(context: TestContext, more?: (origin: string) => Record<string, string>) {
  const answers: Replies = {
    '/kvm': 200,
    '/kvmtool': 200,
    '/perf': 200,
    '/repository': 200,
    '/tour': 200,
  };
  const host = await startHost(context, answers);
  const content = await writeLinked(context, addressesAt(host.origin), more?.(host.origin));
  return { host, content };
}

function addressesAt(origin: string): Record<string, string> {
  return {
    'https://docs.example': origin,
    'https://github.com/example': origin,
    'https://tools.example': origin,
    'https://tour.example/': `${origin}/tour`,
    'https://git.example/small': `${origin}/repository`,
  };
}
