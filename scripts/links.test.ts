import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { beginRepository } from '../tests/begin-repository.ts';
import { QUICK, spawnLinks, startHost, writeLinked } from '../tests/link-command.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './links.ts';

for (const [args, message] of [
  [['--nonsense'], /Unknown option '--nonsense'/],
  [['--urls', 'no-such-file'], /"no-such-file" cannot be used: it does not exist\./],
  [['--only', 'no-such-id'], /has the id "no-such-id"\./],
  [['--host', 'nowhere.example'], /no link leads to the host "nowhere\.example"\./],
  [['--changed', 'nowhere...HEAD'], /git knows no commit "nowhere" here\./],
  [['--merge', 'no-such-state'], /the state "no-such-state" does not exist\./],
] as const) {
  test(`names wrong use: ${args.join(' ')}`, async (context) => {
    const content = await writeLinked(context, {});
    if (args[0] === '--changed') beginRepository(content);
    const { code, out, err } = await run(['--content', content, ...args]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, message);
    assert.doesNotMatch(err, /^\s+at /m);
  });
}

test('names a range of addresses that is none', async (context) => {
  const urls = await writeList(context, 'http://127.0.0.1:9/\n');
  const { code, err } = await run(['--urls', urls, '--allow-private', 'home']);
  assert.equal(code, 2);
  assert.match(err, /"home" is not a range of addresses\./);
});

test('requests a list of URLs and shows plain lines of progress in a pipe', async (context) => {
  const { origin } = await startHost(context, { '/200': 200, '/moved': [301, '/200'] });
  const { code, out, err } = await spawnLinks(['--urls', '-'], {
    input: `# mine\n${origin}/200\n\n${origin}/404\n${origin}/moved\nmailto:a@a.example\n`,
  });
  assert.equal(code, 1);
  assert.equal(
    out.replaceAll(/\d{4}-\d\d-\d\d/g, 'DAY'),
    `3 links checked. 4 in all:
     1  ok                 it worked when it was last checked
     1  moved-permanently  it has moved permanently to another URL
     1  suspect            something is wrong, but not yet certain
     1  skipped            it is not a web URL

suspect: something is wrong, but not yet certain
  ${origin}/404
    named in    standard input:4
    reason      the server returned 404
    since       DAY, 1 failure, never seen working
    what to do  Find the new URL.

skipped: it is not a web URL
  mailto:a@a.example
    named in    standard input:6
    reason      it is not a web URL (mailto:)

moved-permanently: it has moved permanently to another URL
  ${origin}/moved
    named in    standard input:5
    leads to    ${origin}/200
    what to do  Nothing yet. The new URL is suggested if the next check finds it again.
`,
  );
  assert.match(
    err,
    /^0 done, 3 left, .*\n.*\n.*\n3 done, 0 left, \d+\.\d a second, 0 hosts wait\n$/,
  );
});

test('ends with 0 when all links respond or are blocked, and prints an object a line on request', async (context) => {
  const { origin } = await startHost(context, { '/a': 200, '/b': 403 });
  const urls = await writeList(context, `${origin}/a#part\n${origin}/a#none\n${origin}/b\n`);
  const now = '2026-03-01T12:00:00Z';
  const { code, out } = await run(['--urls', urls, '--json', '--now', now]);
  assert.equal(code, 0);
  const [a, b, ...more] = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown> & { evidence: { url: string }[] });
  assert.equal(more.length, 0);
  assert.deepEqual(
    { ...a, evidence: a?.evidence.map(({ url }) => url) },
    {
      url: `${origin}/a`,
      files: [`${urls}:1`, `${urls}:2`],
      state: 'ok',
      reason: 'answers',
      detail: null,
      outcome: 'ok',
      checked: '2026-03-01T12:00:00Z',
      ok: '2026-03-01T12:00:00Z',
      since: null,
      failures: 0,
      final: null,
      fixTo: null,
      missing: ['none'],
      archive: null,
      asked: true,
      deferred: null,
      deferredUntil: null,
      exception: null,
      evidence: [`${origin}/a`],
    },
  );
  assert.deepEqual(
    [b?.['state'], b?.['reason'], b?.['files']],
    ['blocked', 'status-blocked', [`${urls}:3`]],
  );
});

test('ends with 2 when there is nothing to request', async (context) => {
  for (const text of ['', 'file:///etc/passwd\n']) {
    const { code, err } = await run(['--urls', await writeList(context, text)]);
    assert.equal(code, 2);
    assert.match(err, /there are no links to check\./);
  }
});

async function writeList(context: TestContext, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'urls.txt'), text);
  return join(folder, 'urls.txt');
}

const run = (args: string[]) => runCommand(main, [...QUICK, ...args]);
