import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyHealth, type Health } from '../../link-health/health.ts';
import type { Verdict } from '../../link-health/reasons.ts';
import { outcomes, type Outcome } from '../../link-health/reasons.ts';
import { addCheck } from '../../link-health/update-state.ts';
import { createLinkResults, type LinkResult } from './check-links.ts';
import { formatJsonReport, createRunProgress } from './report.ts';
import { findListedAddresses } from './listed-addresses.ts';

test('writes a stranger’s characters so that they steer no terminal, and loses none of them', () => {
  const url = 'https://a.example/';
  const location = '/\u001b[2J\u009b2J\u202ex\u{e0041}\u2028é';
  const result: LinkResult = {
    address: { url, files: [], fragments: [], isWeb: true },
    health: { state: 'unchecked', failures: 0 },
    check: {
      evidence: { url, hops: [{ url, at: 0, took: 1, status: 302, location, pass: 1 }] },
      verdict: { outcome: 'ok', reason: 'answers', reached: true },
    },
  };
  const [line = ''] = formatJsonReport([result]);
  assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}]/u);
  const { evidence } = JSON.parse(line) as { evidence: { location: string }[] };
  assert.equal(evidence[0]?.location, location);
});

const url = 'https://a.example/';
const web = { url, files: [], fragments: [], isWeb: true };
const exception = {
  rule: 'link-not-asked',
  where: url,
  reason: 'No.',
  until: '2027-01-01',
} as const;
const unchecked: Health = { state: 'unchecked', failures: 0 };
const verdict: Verdict = { outcome: 'unreachable', reason: 'timeout', reached: false };

/** What was not requested, or not kept; all other states come with the reason of a check. */
const UNTOLD: [what: string, finding: LinkResult, reason: string, until?: string][] = [
  ['nothing was asked', { address: web, health: unchecked }, 'not-asked-yet'],
  [
    'a host asked to wait',
    {
      address: web,
      health: unchecked,
      deferred: 'asked to wait',
      deferredUntil: '2026-11-30T12:00:00Z',
    },
    'asked-to-wait',
    '2026-11-30T12:00:00Z',
  ],
  ['a host is down', { address: web, health: unchecked, deferred: 'host is down' }, 'host-is-down'],
  ['the run ended', { address: web, health: unchecked, deferred: 'run ended' }, 'run-ended'],
  ['an exception forbids it', { address: web, health: unchecked, exception }, 'link-not-asked'],
  [
    'we are offline',
    { address: web, health: unchecked, check: { evidence: { url, hops: [] }, verdict } },
    'timeout',
  ],
];
for (const [what, result, reason, until = null] of UNTOLD)
  test(`gives a reason where ${what}`, () => {
    const reported = JSON.parse(formatJsonReport([result])[0] ?? '') as Record<string, unknown>;
    assert.deepEqual([reported['reason'], reported['deferredUntil']], [reason, until]);
  });

for (const outcome of Object.keys(outcomes) as Outcome[])
  test(`gives a reason for what was once found ${outcome}`, () => {
    const found = { outcome, reason: 'answers', reached: true };
    const record = addCheck(undefined, url, '2026-11-29T12:00:00Z', found);
    const [line = ''] = formatJsonReport([
      { address: web, health: classifyHealth(record), record },
    ]);
    assert.equal((JSON.parse(line) as { reason: unknown }).reason, 'answers');
  });

test('says what is wrong with an address of which no request can be made', () => {
  const urls = ['http://[::1', 'https:///x', 'http://a b', 'docs.example/x', 'mailto:a@b.example'];
  const listed = findListedAddresses(urls.map((at) => ({ url: at, file: 'list:1' })));
  const selection = { chosen: listed, toCheck: [], excepted: new Map() };
  const results = createLinkResults(selection, new Map(), new Map(), new Map());
  const reported = formatJsonReport(results).map((line) => JSON.parse(line) as Told);
  assert.deepEqual(
    reported.map(({ url: at, state, reason, detail }) => [at, state, reason, detail]),
    [
      ['docs.example/x', 'refused', 'malformed', 'does not start with https:// or http://'],
      ['http://[::1', 'refused', 'malformed', 'has a "[" before its host, but no "]" after it'],
      ['http://a b', 'refused', 'malformed', 'has a space in its host'],
      ['https:///x', 'refused', 'malformed', 'has no host'],
      ['mailto:a@b.example', 'skipped', 'not-http', 'mailto:'],
    ],
  );
});

interface Told {
  url: string;
  state: string;
  reason: string;
  detail: string;
}

test('writes a plain line for each tenth in a pipe', () => {
  const { stream, text } = createStream(false);
  const progress = createRunProgress(stream, clockOf([0]));
  for (let done = 0; done <= 200; done += 1) progress.show({ done, total: 200, waiting: 1 });
  progress.end();
  const lines = text().split('\n');
  assert.equal(lines.length, 12);
  assert.match(lines[1] ?? '', /^20 done, 180 left, \d+\.\d a second, 1 host waits$/);
});

test('redraws one line on a terminal, not at every response, and removes it at the end', () => {
  const { stream, text } = createStream(true);
  const progress = createRunProgress(stream, clockOf([0, 10, 20, 2000, 2010]));
  progress.show({ done: 0, total: 4, waiting: 0 });
  progress.show({ done: 1, total: 4, waiting: 2 });
  progress.show({ done: 2, total: 4, waiting: 2 });
  progress.show({ done: 4, total: 4, waiting: 0 });
  progress.end();
  assert.equal(
    text(),
    [
      '0 done, 4 left, 0.0 a second, 0 hosts wait',
      '2 done, 2 left, 1.0 a second, 2 hosts wait',
      '4 done, 0 left, 2.0 a second, 0 hosts wait',
      '',
    ]
      .map((line) => `\r\x1b[2K${line}`)
      .join(''),
  );
});

function createStream(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { stream, text: () => written.join('') };
}

/** Gives these times one after the other, and the last one for ever. */
function clockOf(times: number[]): () => number {
  return () => (times.length > 1 ? (times.shift() ?? 0) : (times[0] ?? 0));
}
