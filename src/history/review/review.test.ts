import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createChange } from '../../../tests/made-changes.ts';
import type { Issue } from '../../source/issue.ts';
import { named } from '../change.ts';
import {
  createReview,
  type Findings,
  LARGEST_REVIEW,
  reviewSchema,
  readReview,
  planCards,
} from './review.ts';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMadeReview } from '../../../tests/made-review.ts';
import type { Fields } from '../content-data.ts';

const nothing: Findings = {
  pull: undefined,
  issues: [],
  advice: [],
  changes: [],
  links: undefined,
  guarded: [],
  incomplete: [],
  cards: [],
  site: false,
};
const issue: Issue = {
  file: 'content/resources/a.yaml',
  line: 1,
  column: 2,
  code: 'bad-url',
  message: 'It is \u202ewrong.',
  field: ['url'],
};

test('keeps what a comment says, and nothing else', () => {
  const none = { count: 0, first: [] };
  assert.deepEqual(createReview({ ...nothing, pull: 7, issues: [issue], site: true }), {
    version: 1,
    pull: 7,
    issues: {
      count: 1,
      first: [
        {
          file: 'content/resources/a.yaml',
          line: 1,
          column: 2,
          code: 'bad-url',
          message: 'It is \\u202ewrong.',
        },
      ],
    },
    advice: none,
    changes: none,
    guarded: none,
    cards: [],
    site: true,
  });
});

test('lists first the links that cannot stay', () => {
  const links = (['passes', 'fails', 'advises'] as const).map((judgement) => ({
    url: `https://${judgement}.example/`,
    files: [],
    isWeb: true,
    judgement,
  }));
  const review = createReview({ ...nothing, links: { version: 1, offline: false, links } });
  assert.deepEqual(
    review.links?.first.map(({ judgement }) => judgement),
    ['fails', 'advises', 'passes'],
  );
});

test('holds a part of what is too much, and says how much there is', () => {
  const pieces = Array.from({ length: 190 }, (_, i) => named('resource', 'a', `${i} `.repeat(150)));
  const long = 'é'.repeat(5000);
  const review = createReview({
    ...nothing,
    issues: Array.from({ length: 900 }, () => ({ ...issue, file: long, message: long })),
    changes: Array.from({ length: 500 }, (_, i) =>
      createChange({ id: `${long}${i}`, title: long, pieces }),
    ),
    guarded: Array.from({ length: 5000 }, () => long),
  });
  assert.ok(Buffer.byteLength(JSON.stringify(review)) <= LARGEST_REVIEW);
  assert.equal(review.issues.count, 900);
  assert.equal(review.changes.count, 500);
  assert.ok(review.issues.first.length > 5 && review.changes.first.length > 0);
  assert.equal(reviewSchema.safeParse(review).success, true);
});

const review = createMadeReview();
const good = JSON.stringify(review);
const [change] = review.changes.first;
const withPiece = (piece: unknown) =>
  JSON.stringify({ ...review, changes: { count: 1, first: [{ ...change, pieces: [piece] }] } });

test('reads a review', async (context) => {
  assert.deepEqual(await readReview(await write(context, good)), review);
});

const bad: [name: string, text: string, message: RegExp][] = [
  ['no JSON', 'title: x', /^The review is no JSON\.$/],
  ['nothing', '', /^The review is no JSON\.$/],
  ['a list', '[]', /is not what it should be: invalid_type at ""/],
  [
    'ten megabytes',
    `{"version":1,"x":"${'y'.repeat(10_000_000)}"}`,
    /has 10000020 bytes, and 262144 are the most/,
  ],
  ['deep nesting', '['.repeat(120_000), /is no JSON/],
  [
    'deep nesting where a part should be',
    good.replace('"cards":["tour"]', `"cards":${'['.repeat(60_000)}${']'.repeat(60_000)}`),
    /at "cards/,
  ],
  ['a field that nobody knows', good.replace('{', '{"extra":1,'), /unrecognized_keys/],
  ['a prototype', good.replace('{', '{"__proto__":{"pull":1},'), /unrecognized_keys/],
  ['a constructor', good.replace('{', '{"constructor":{"prototype":{}},'), /unrecognized_keys/],
  ['another version', good.replace('"version":1', '"version":2'), /invalid_value at "version"/],
  ['a number that is none', good.replace('"pull":7', '"pull":"7"'), /invalid_type at "pull"/],
  ['a path for a number', good.replace('"pull":7', '"pull":"7/../8"'), /at "pull"/],
  ['half a number', good.replace('"pull":7', '"pull":7.5'), /at "pull"/],
  ['markup as our words', withPiece('<img src=x>'), /at "changes\.first\.0\.pieces\.0"/],
  ['a mention as our words', withPiece('approved by @maintainer'), /pieces\.0/],
  ['a link as our words', withPiece('see www.evil.example'), /pieces\.0/],
  ['an issue as our words', withPiece('GH-5'), /pieces\.0/],
  ['a commit as our words', withPiece('0123456789abcdef0123456789abcdef01234567'), /pieces\.0/],
  ['an emoji as our words', withPiece('all well :tada:'), /pieces\.0/],
  ['a short commit as our words', withPiece('see 0123abc'), /pieces\.0/],
  ['a new line as our words', withPiece('a\n\n# Head'), /pieces\.0/],
  ['a piece with more', withPiece({ foreign: 'a', html: '<b>' }), /pieces\.0/],
  [
    'a code that is none',
    JSON.stringify({
      ...review,
      issues: { count: 1, first: [{ file: 'a', line: 1, column: 1, code: '](x)', message: '' }] },
    }),
    /at "issues\.first\.0\.code"/,
  ],
  [
    'too many of something',
    JSON.stringify({ ...review, cards: Array(21).fill('a') }),
    /too_big at "cards"/,
  ],
  [
    'a name of a field that holds a sentence',
    good.replace('"site"', '"::error::x @all"'),
    /^[^@:]*: [^@:]*$/,
  ],
];

for (const [name, text, message] of bad)
  test(`refuses ${name}`, async (context) => {
    await assert.rejects(readReview(await write(context, text)), (error: Error) => {
      assert.match(error.message, message);
      return true;
    });
  });

test('follows no link, and opens no folder', async (context) => {
  const file = await write(context, good);
  const link = join(file, '../link.json');
  await symlink(file, link);
  await assert.rejects(readReview(link), /^Error: The review is no file\.$/);
  await assert.rejects(readReview(join(file, '..')), /^Error: The review is no file\.$/);
});

async function write(context: TestContext, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-review-'));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'review.json');
  await writeFile(file, text);
  return file;
}

const placed = {
  placements: [
    { topic: 'kvm', section: 'a' },
    { topic: 'tools', section: 'b' },
  ],
};
const plan = (changes: Parameters<typeof planCards>[0], fields: Fields = placed) =>
  planCards(changes, { resources: new Map(changes.map(({ id }) => [id, fields])) });

test('pictures what is added or altered, and where it stands first', () => {
  const changes = [
    createChange({ id: 'a' }),
    createChange({ id: 'b', kind: 'renamed' }),
    createChange({ id: 'c', kind: 'removed' }),
    createChange({ id: 'd', subject: 'topic' }),
  ];
  assert.deepEqual(plan(changes), [
    { id: 'a', page: '/resources/a/', rows: '/topics/kvm/' },
    { id: 'b', page: '/resources/b/', rows: '/topics/kvm/' },
  ]);
});

test('of a retired resource its entry in the list is pictured: it has neither page nor row', () => {
  assert.deepEqual(
    plan([createChange({ id: 'a', kind: 'retired' })], {
      ...placed,
      status: 'deprecated',
    }),
    [{ id: 'a', page: '/retired/', part: '[id="a"]', rows: undefined }],
  );
});

test('a resource without a place has a page only', () => {
  assert.deepEqual(plan([createChange()], {})[0]?.rows, undefined);
  assert.deepEqual(
    plan([createChange()], { placements: [{ topic: '../..' }] })[0]?.rows,
    undefined,
  );
});

test('takes no name for one of a file that is no id', () => {
  for (const id of ['../../etc/passwd', 'A', 'a b', 'a.png', '', 'é', 'a'.repeat(91), '-a'])
    assert.deepEqual(plan([createChange({ id, title: 'A' })]), [], id);
});

test('pictures twenty at most', () => {
  const changes = Array.from({ length: 50 }, (_, i) => createChange({ id: `r${i}` }));
  assert.equal(plan(changes).length, 20);
});
