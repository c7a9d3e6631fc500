import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand, startHost } from '../tests/link-command.ts';

for (const [args, message] of [
  [['--nonsense'], /Unknown option '--nonsense'/],
  [['--urls', '-', '--allow-private', 'home'], /"home" is not a range of addresses\./],
  [['--urls', 'no-such-file'], /ENOENT: no such file/],
  [['--only', 'no-such-id'], /has the id "no-such-id"\./],
  [['--host', 'nowhere.example'], /no link leads to the host "nowhere\.example"\./],
  [['--changed', 'nowhere...HEAD'], /git knows no commit "nowhere" here\./],
  [['--merge', 'no-such-state'], /the state "no-such-state" does not exist\./],
] as const) {
  test(`names wrong use: ${args.join(' ')}`, async () => {
    const { code, out, err } = await runCommand([...args], { input: 'http://127.0.0.1:9/\n' });
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, message);
    assert.doesNotMatch(err, /^\s+at /m);
  });
}

test('asks a list of addresses and shows plain lines of progress in a pipe', async (context) => {
  const { origin } = await startHost(context, { '/200': 200, '/moved': [301, '/200'] });
  const { code, out, err } = await runCommand(['--urls', '-'], {
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

test('ends with 0 when all answer or are blocked, and prints an object a line on request', async (context) => {
  const { origin } = await startHost(context, { '/a': 200, '/b': 403 });
  const { code, out } = await runCommand(
    ['--urls', '-', '--json', '--now', '2026-03-01T12:00:00Z'],
    {
      input: `${origin}/a#part\n${origin}/a#none\n${origin}/b\n`,
    },
  );
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
      files: ['standard input:1', 'standard input:2'],
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
    ['blocked', 'status-blocked', ['standard input:3']],
  );
});

test('ends with 2 when there is nothing to ask', async () => {
  for (const input of ['', 'file:///etc/passwd\n']) {
    const { code, err } = await runCommand(['--urls', '-'], { input });
    assert.equal(code, 2);
    assert.match(err, /there are no links to check\./);
  }
});
