import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createMadeReview } from '../../../tests/made-review.ts';
import { readReview } from './read-review.ts';

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
    'a name of a field that speaks',
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
