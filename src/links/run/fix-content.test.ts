import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  readIfAny,
  checkLinks,
  startHost,
  writeLinked,
  type Replies,
} from '../../../tests/link-command.ts';

const PERF = 'resources/perf.yaml';

test('offers a permanent move after the second run, shows it, and writes it with --write', async (context) => {
  const { host, content } = await start(context, { '/perf': [301, '/perf-2'], '/perf-2': 200 });
  const before = await readIfAny(content, PERF);
  const first = await check(content, '2026-03-01', '--fix');
  assert.match(first.out, /\nNothing to write\.$/);
  const second = await check(content, '2026-03-20', '--fix');
  assert.match(
    second.out,
    new RegExp(
      `--- a/content/${PERF}\n\\+\\+\\+ b/content/${PERF}\n[^]*\n-url: ${host.origin}/perf\n\\+url: ${host.origin}/perf-2\n[^]*Nothing was written\\. To write the change, add --write\\.$`,
    ),
  );
  assert.equal(await readIfAny(content, PERF), before);
  const third = await check(content, '2026-03-20', '--fix', '--write');
  assert.match(third.out, /\nWritten: content\/resources\/perf\.yaml\.$/);
  assert.equal(await readIfAny(content, PERF), before.replace('/perf\n', '/perf-2\n'));
});

test('leaves a file as it is when two resources would have one address', async (context) => {
  const { content } = await start(context, { '/perf': [301, '/kvm'] });
  const before = await readIfAny(content, PERF);
  await check(content, '2026-03-01');
  const { out } = await check(content, '2026-03-20', '--fix', '--write');
  assert.match(
    out,
    /\nNot rewritten, because the content would then have issues:\n.*duplicate-resource/,
  );
  assert.equal(await readIfAny(content, PERF), before);
});

test('finds a copy of what fails, remembers it, proposes it and writes it', async (context) => {
  const { host, content } = await start(context);
  const { archive, copy } = await startArchive(context, host.origin);
  await check(content, '2026-03-01', '--archive', archive.origin);
  assert.equal(archive.requested.length, 0);
  delete host.replies['/perf'];
  const found = await check(content, '2026-03-20', '--archive', archive.origin);
  assert.equal(found.code, 1);
  assert.equal(archive.requested[0], `/web/20260301120000/${host.origin}/perf`);
  assert.ok(found.out.includes(`copy        archive: { url: '${copy}', captured: 2024-05-03 }`));
  const asked = archive.requested.length;
  const args = ['--archive', archive.origin, '--fix', '--write'];
  await check(content, '2026-03-21', ...args);
  assert.equal(archive.requested.length, asked);
  assert.match(
    await readIfAny(content, PERF),
    new RegExp(
      `url: ${host.origin}/perf\narchive: \\{ url: '${copy}', captured: 2024-05-03 \\}\nkind`,
    ),
  );
});

test('writes what it learned before it looks for copies, which takes minutes', async (context) => {
  const { host, content } = await start(context);
  const { archive } = await startArchive(context, host.origin);
  delete host.replies['/perf'];
  let known = '';
  const answers = { ...archive.replies };
  archive.replies = new Proxy(answers, {
    get(from, path: string) {
      known ||= readFileSync(join(content, 'link-health.jsonl'), 'utf8');
      return from[path];
    },
  });
  await check(content, '2026-03-01', '--archive', archive.origin);
  assert.ok(archive.requested.length > 0);
  assert.match(known, /"outcome":"failed"/);
});

test('accepts no copy that does not respond, and tries again another time', async (context) => {
  const { host, content } = await start(context);
  const { archive, copy } = await startArchive(context, host.origin);
  archive.replies[new URL(copy).pathname] = 404;
  await check(content, '2026-03-01');
  delete host.replies['/perf'];
  for (const day of ['2026-03-20', '2026-03-22']) {
    const { out } = await check(content, day, '--archive', archive.origin);
    assert.doesNotMatch(out, /archive: \{/);
  }
  assert.equal(archive.requested.filter((path) => path.startsWith('/web/20260301')).length, 2);
});

test('requests new copies only with --save, and of few links', async (context) => {
  const { host, content } = await start(context);
  const { archive } = await startArchive(context, host.origin);
  for (const name of ['kvm', 'kvmtool', 'perf', 'repository', 'tour'])
    archive.replies[`/save/${host.origin}/${name}`] = [
      302,
      `/web/20260301120005/${host.origin}/${name}`,
    ];
  await check(content, '2026-03-01', '--archive', archive.origin);
  assert.equal(archive.requested.length, 0);
  await check(content, '2026-03-20', '--archive', archive.origin, '--save');
  assert.equal(archive.requested.filter((path) => path.startsWith('/save/')).length, 3);
});

/** One run at noon of a day. */
function check(content: string, day: string, ...args: string[]) {
  return checkLinks(['--content', content, '--now', `${day}T12:00:00Z`, ...args]);
}

/** The small catalog, all of whose addresses lead to one host. */
async function start(context: TestContext, answers: Replies = {}) {
  const works = { '/kvm': 200, '/kvmtool': 200, '/perf': 200, '/repository': 200, '/tour': 200 };
  const host = await startHost(context, { ...works, ...answers });
  const content = await writeLinked(context, {
    'https://docs.example': host.origin,
    'https://github.com/example': host.origin,
    'https://tools.example': host.origin,
    'https://tour.example/': `${host.origin}/tour`,
    'https://git.example/small': `${host.origin}/repository`,
  });
  return { host, content };
}

/** An archive that has a copy of one page. */
async function startArchive(context: TestContext, origin: string) {
  const archive = await startHost(context);
  const path = `/web/20240503101112/${origin}/perf`;
  archive.replies[`/web/20260301120000/${origin}/perf`] = [302, path];
  archive.replies[path] = 200;
  return { archive, copy: `${archive.origin}${path}` };
}
