import assert from 'node:assert/strict';
import {
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
import test, { after } from 'node:test';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import { type LinkRecord, type LinkState, type Check, runAt } from './record.ts';
import {
  readState,
  withState,
  writeState,
  formatState,
  parseState,
  believe,
} from './state-file.ts';
import fc from 'fast-check';
import { classifyHealth, isDue } from './health.ts';
import type { Verdict } from './reasons.ts';
import { addCheck, mergeStates } from './update-state.ts';
import { runs } from '../../tests/runs.ts';

const HEADER = '{"cairn":"link-health","version":1}';
const AT = '2026-03-01T12:00:00Z';
const FULL: LinkRecord = {
  checks: [
    {
      missing: ['x'],
      fixTo: 'https://a.test/2',
      final: 'https://a.test/2',
      detail: 'a "quoted" ü',
      reason: 'moved-for-good',
      outcome: 'moved-permanently',
      at: AT,
    },
  ],
  archive: { captured: '2020-01-01', url: 'https://web.archive.org/web/2020/x', asked: AT },
  page: { modified: 'yesterday', etag: '"1"', print: '00ff', title: 'T', host: 'a.test', at: AT },
  unlisted: AT,
  failures: 2,
  since: AT,
  ok: AT,
  url: 'https://a.test/1',
};

const parent = mkdtempSync(join(tmpdir(), 'cairn-'));
after(() => {
  rmSync(parent, { recursive: true });
});

test('a file that does not exist is an empty state', async () => {
  assert.deepEqual(await readState(join(createFolder(), 'none.jsonl')), new Map());
});

test('what is written is read back, and the folder holds nothing else', async () => {
  const folder = createFolder();
  const file = join(folder, 'state.jsonl');
  const state = stateOf(FULL, { url: 'https://b.test/', checks: [] });
  assert.equal(await writeState(file, state), true);
  assert.deepEqual(await readState(file), state);
  assert.deepEqual(readdirSync(folder), ['state.jsonl']);
});

test('addresses stand one a line, by code unit, their keys in one order', async () => {
  const file = join(createFolder(), 'state.jsonl');
  const urls = ['https://b.test/', 'https://a.test/Z', 'https://a.test/a', 'https://a.test/é'];
  await writeState(file, stateOf(...urls.map((url) => ({ checks: [], url }))));
  assert.equal(
    readFileSync(file, 'utf8'),
    [HEADER, ...urls.toSorted().map((url) => `{"url":"${url}","checks":[]}`), ''].join('\n'),
  );
  await writeState(file, stateOf(FULL));
  assert.match(
    readFileSync(file, 'utf8'),
    /\n\{"url":.+"ok":.+"since":.+"failures":2,"unlisted":.+"archive":\{"asked":.+"url":.+"captured":.+"page":\{"at":.+"host":.+"title":.+"print":.+"etag":.+"modified":.+"checks":\[\{"at":.+"outcome":.+"reason":.+"detail":.+"final":.+"fixTo":.+"missing":\["x"\]\}\]\}\n$/,
  );
});

test('an identical state is not written again', async () => {
  const file = join(createFolder(), 'state.jsonl');
  await writeState(file, stateOf(FULL));
  const { ino } = statSync(file);
  assert.equal(await writeState(file, stateOf(FULL)), false);
  assert.equal(statSync(file).ino, ino);
});

test('a link to the file stays a link', async () => {
  const folder = createFolder();
  const [file, link] = [join(folder, 'state.jsonl'), join(folder, 'link.jsonl')];
  await writeState(file, new Map());
  symlinkSync(file, link);
  await writeState(link, stateOf(FULL));
  assert.deepEqual(await readState(file), stateOf(FULL));
});

test('what is no state is never overwritten', async () => {
  const file = join(createFolder(), 'site.yaml');
  writeFileSync(file, 'name: My catalog\n');
  await assert.rejects(writeState(file, stateOf(FULL)), {
    message: `${file}:1: is not a state of links that this program may overwrite. Name another file, or move it away.`,
  });
  assert.equal(readFileSync(file, 'utf8'), 'name: My catalog\n');
});

test('a missing folder is reported', async () => {
  const file = join(createFolder(), 'none', 'state.jsonl');
  const write = () => writeState(file, new Map());
  await assert.rejects(withState(file, write), { code: 'ENOENT' });
});

const RESTORE =
  'Nothing was changed. Restore the file from your version control, or move it away to begin with an empty one.';
const checkWith = (more: string) =>
  `{"url":"https://a.test/","checks":[{"at":"${AT}","outcome":"ok","reason":"answers",${more}}]}`;
const copyOf = (url: string, captured: string) =>
  `{"url":"https://a.test/","archive":${JSON.stringify({ asked: AT, url, captured })},"checks":[]}`;
const line = (more: string) => `{"url":"https://a.test/",${more}"checks":[]}`;
const damaged: [name: string, text: string, message: string][] = [
  ['an empty file', '', `1: the first line is not ${HEADER}. ${RESTORE}`],
  ['another first line', `{}\n`, `1: the first line is not ${HEADER}. ${RESTORE}`],
  [
    'a newer format',
    '{"cairn":"link-health","version":2}\n',
    '1: was written by a newer version of this program (format 2, known is 1). Nothing was changed. Update the program.',
  ],
  [
    'a format before the first',
    '{"cairn":"link-health","version":0}\n',
    `1: has no valid version. ${RESTORE}`,
  ],
  ['a line that breaks off', `${HEADER}\n{"url":"https`, `2: the last line breaks off. ${RESTORE}`],
  ['a header that breaks off', HEADER, `1: the last line breaks off. ${RESTORE}`],
  [
    'a line of something else',
    `${HEADER}\n${line('')}\n?\n`,
    `3: the line is not valid JSON. ${RESTORE}`,
  ],
  ['an empty line', `${HEADER}\n\n${line('')}\n`, `2: the line is not valid JSON. ${RESTORE}`],
  [
    'a merge that was not finished',
    `${HEADER}\n<<<<<<< HEAD\n${line('')}\n`,
    `2: there is a merge conflict here. ${RESTORE}`,
  ],
  [
    'an address twice',
    `${HEADER}\n${line('')}\n${line('')}\n`,
    `3: "https://a.test/" appears twice. ${RESTORE}`,
  ],
  [
    'a time that is none',
    `${HEADER}\n${line('"ok":"yesterday",')}\n`,
    `2: "ok" is wrong: is not a time such as 2026-11-22T12:00:00Z. ${RESTORE}`,
  ],
  [
    'a day that does not exist',
    `${HEADER}\n${line('"ok":"2026-13-40T00:00:00Z",')}\n`,
    `2: "ok" is wrong: is not a time such as 2026-11-22T12:00:00Z. ${RESTORE}`,
  ],
  [
    'a day that the month does not have',
    `${HEADER}\n${line('"since":"2026-02-30T00:00:00Z",')}\n`,
    `2: "since" is wrong: is not a time such as 2026-11-22T12:00:00Z. ${RESTORE}`,
  ],
  [
    'an hour that the day does not have',
    `${HEADER}\n${line('"ok":"2026-02-28T24:00:00Z",')}\n`,
    `2: "ok" is wrong: is not a time such as 2026-11-22T12:00:00Z. ${RESTORE}`,
  ],
  ...[
    'javascript:alert(1)',
    'https://a.test/\\n# b',
    'https://a.test/#b',
    'a.test',
    'http://[',
  ].map((url): [string, string, string] => [
    `the address ${url}`,
    `${HEADER}\n{"url":"${url}","checks":[]}\n`,
    `2: "url" is wrong: is not an address of a link. ${RESTORE}`,
  ]),
  [
    'an end that shows another host first',
    `${HEADER}\n${checkWith('"final":"https://kernel.test@evil.test/"')}\n`,
    `2: "checks.0.final" is wrong: is not a web address. ${RESTORE}`,
  ],
  ...['['.repeat(100_000), `{"url":${'['.repeat(50_000)}${']'.repeat(50_000)}}`].map(
    (text): [string, string, string] => [
      `JSON that is ${text.length} deep`,
      `${HEADER}\n${text}\n`,
      text.startsWith('[')
        ? `2: the line is not valid JSON. ${RESTORE}`
        : `2: "url" is wrong: Invalid input: expected string, received array. ${RESTORE}`,
    ],
  ),
  [
    'a field that nobody knows',
    `${HEADER}\n${line('"colour":"red",')}\n`,
    `2: the line is wrong: Unrecognized key: "colour". ${RESTORE}`,
  ],
  [
    'a prototype',
    `${HEADER}\n${line('"__proto__":{"ok":1},')}\n`,
    `2: the line is wrong: Unrecognized key: "__proto__". ${RESTORE}`,
  ],
  [
    'an end that is no web address',
    `${HEADER}\n${checkWith('"final":"javascript:alert(1)"')}\n`,
    `2: "checks.0.final" is wrong: is not a web address. ${RESTORE}`,
  ],
  [
    'a new address of two lines',
    `${HEADER}\n${checkWith('"fixTo":"https://a.test/\\nid: b"')}\n`,
    `2: "checks.0.fixTo" is wrong: is not a web address. ${RESTORE}`,
  ],
  [
    'a copy that is no web address',
    `${HEADER}\n${copyOf('data:text/html,x', '2024-05-03')}\n`,
    `2: "archive.url" is wrong: is not a web address. ${RESTORE}`,
  ],
  [
    'a day that is YAML',
    `${HEADER}\n${copyOf('https://archive.test/1', '2024-05-03 }\nid: b')}\n`,
    `2: "archive.captured" is wrong: is not a day such as 2026-11-22. ${RESTORE}`,
  ],
];

for (const [name, text, message] of damaged)
  test(`${name} is refused with file and line`, async () => {
    const file = join(createFolder(), 'state.jsonl');
    writeFileSync(file, text);
    await assert.rejects(readState(file), { message: `${file}:${message}` });
    assert.equal(readFileSync(file, 'utf8'), text);
  });

function stateOf(...records: LinkRecord[]): LinkState {
  return new Map(records.map((record) => [record.url, record]));
}

function createFolder(): string {
  return mkdtempSync(join(parent, 'state-'));
}

const FIRST_LINE = '{"cairn":"link-health","version":1}\n';
const good = '{"url":"https://a.example/","checks":[]}';

/** Lines that a program or a stranger may leave in a state: of any form, nearly right, or much too deep. */
const anyLine = fc.oneof(
  fc.string(),
  arbitraryText({ maxLength: 200 }),
  fc.json({ maxDepth: 8 }),
  fc.integer({ min: 1, max: 50_000 }).map((depth) => '['.repeat(depth)),
  fc
    .tuple(fc.constantFrom('url', 'ok', 'since', 'checks', 'page', '__proto__'), fc.jsonValue())
    .map(([name, value]) =>
      JSON.stringify({ url: 'https://b.example/', checks: [], [name]: value }),
    ),
  fc.constant(good),
);

test('reads any text as a state, or names the file, the line and what to do', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 4 }), fc.boolean(), (lines, whole) => {
      const text = FIRST_LINE + lines.join('\n') + (whole ? '\n' : '');
      try {
        const state = parseState(text, 'link-health.jsonl');
        // What was read is written, and read again, as the same.
        assert.deepEqual(parseState(formatState(state), 'again'), state);
      } catch (error) {
        assert.match(
          (error as Error).message,
          /^link-health\.jsonl:\d+: [^\n]+\. Nothing was changed\. /,
        );
      }
    }),
    { numRuns: runs(400) },
  );
});

const URL_OF = 'https://a.example/';
const NOW = Date.UTC(2026, 10, 29, 12);
const LATER = '2099-01-01T00:00:00Z';
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T12:00:00Z`;
const check = (at: string, outcome: Check['outcome'] = 'ok'): Check => ({
  at,
  outcome,
  reason: outcome === 'ok' ? 'answers' : 'not-found',
});

const TABLE: [what: string, record: Partial<LinkRecord>, left: Partial<LinkRecord>][] = [
  ['a check after now', { checks: [check(day(1)), check(LATER)] }, { checks: [check(day(1))] }],
  [
    'a last success after now, for the last one that is believed',
    { ok: LATER, checks: [check(day(1)), check(day(2), 'failed'), check(LATER)] },
    { ok: day(1), checks: [check(day(1)), check(day(2), 'failed')] },
  ],
  ['a last success after now, where there is no other', { ok: LATER }, {}],
  ['failures that begin after now', { since: LATER, failures: 3 }, {}],
  ['failures that began before all', { since: '0001-01-01T00:00:00Z', failures: 9 }, {}],
  ['a page seen after now', { page: { at: LATER, host: 'a.example' } }, {}],
  ['a search for a copy after now', { archive: { asked: LATER } }, {}],
  [
    'a copy taken after now',
    { archive: { asked: day(1), url: URL_OF, captured: '2099-01-01' } },
    {},
  ],
  ['a removal after now', { unlisted: LATER }, {}],
];

for (const [what, record, left] of TABLE)
  test(`does not believe ${what}`, () => {
    assert.deepEqual(believe({ url: URL_OF, checks: [], ...record }, NOW), {
      url: URL_OF,
      checks: [],
      ...left,
    });
  });

test('believes all that happened by now, letter by letter', () => {
  const record: LinkRecord = {
    url: URL_OF,
    checks: [check(day(1)), check(day(29), 'failed')],
    ok: day(1),
    since: day(2),
    failures: 3,
    page: { at: day(1), host: 'a.example' },
    archive: { asked: day(29), url: URL_OF, captured: '2026-11-01' },
    unlisted: day(29),
  };
  assert.deepEqual(believe(record, NOW), record);
});

test('a run with a clock in 2099 hides nothing that comes after it, merged or not', () => {
  const failed: Verdict = { outcome: 'failed', reason: 'not-found', reached: true };
  const wrong = addCheck(undefined, URL_OF, LATER, { ...failed, outcome: 'ok', reason: 'answers' });
  const text = formatState(new Map([[URL_OF, wrong]]));
  let state = parseState(text, 'state', NOW);
  assert.equal(isDue(state.get(URL_OF), NOW), true);
  for (const n of [21, 22, 23, 24, 25, 26]) {
    const known = mergeStates(state, parseState(text, 'state', NOW));
    state = new Map([[URL_OF, addCheck(known.get(URL_OF), URL_OF, day(n), failed)]]);
  }
  const record = state.get(URL_OF);
  assert.ok(record);
  assert.equal(classifyHealth(record).state, 'broken');
  assert.equal(record.ok, undefined);
});

test('a run whose days are tried out in advance believes them', () => {
  const ahead = '2098-12-31T00:00:00Z';
  const text = formatState(new Map([[URL_OF, { url: URL_OF, checks: [check(ahead)] }]]));
  const read = () => parseState(text, 'state').get(URL_OF)?.checks.length;
  assert.equal(read(), 0);
  assert.equal(runAt(new Date(LATER), read), 1);
});

test('what is believed merges to the same in any order, and real checks are never pushed out', () => {
  const at = fc.constantFrom(day(1), day(2), day(3), LATER, '2100-01-01T00:00:00Z');
  const record = fc
    .record(
      {
        checks: fc.array(
          at.map((time) => check(time)),
          { maxLength: 20 },
        ),
        ok: at,
        since: at,
        failures: fc.constant(2),
        unlisted: at,
      },
      { requiredKeys: ['checks'] },
    )
    .map((parts): LinkRecord => ({ url: URL_OF, ...parts }));
  const state = record.map((one) => new Map([[URL_OF, believe(one, NOW)]]));
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      const merged = formatState(mergeStates(mergeStates(a, b), c));
      assert.equal(formatState(mergeStates(c, mergeStates(b, a))), merged);
      assert.equal(merged.includes('2099'), false);
      for (const { checks } of [...a.values(), ...b.values()])
        for (const { at: time } of checks) assert.ok(merged.includes(time));
    }),
  );
});
