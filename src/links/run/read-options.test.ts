import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './read-options.ts';

const WRONG: [args: string[], message: string][] = [
  [['stray'], '"stray" does not belong to an option.'],
  [['--only', 'a', '--merge', 'b', 'c'], '"c" does not belong to an option.'],
  [['--urls', '-', '--timeout', 'soon'], '--timeout "soon" is not between 0.1 and 600.'],
  [['--per-host', '99'], '--per-host "99" is not between 1 and 16.'],
  [['--gap', ''], '--gap "" is not between 0 and 60.'],
  [
    ['--now', 'tomorrow'],
    '--now "tomorrow" is not a time. Write one such as 2026-03-01T12:00:00Z.',
  ],
  [['--shard', '5/4'], '"5/4" is not a shard. Write one such as 1/4, up to 4/4.'],
  [['--archive', 'nowhere'], '--archive "nowhere" is not an HTTP URL.'],
  [['--merge', 'a', '--urls', '-'], '--merge checks no links. Remove --urls.'],
  [['--write'], '--write requires --fix.'],
  [
    ['--urls', '-', '--fix'],
    '--urls does not check the catalog. Remove --only, --changed and --fix.',
  ],
];

for (const [args, message] of WRONG) {
  test(`refuses ${args.join(' ')}`, () => {
    assert.throws(() => readOptions(args), { message });
  });
}

test('takes several ids and files behind one option', () => {
  assert.deepEqual(readOptions(['--only', 'a', 'b', '--all']).ids, ['a', 'b']);
  assert.deepEqual(readOptions(['--merge', 'a', '--merge', 'b', 'c']).merge, ['a', 'b', 'c']);
});

test('keeps the state in the content, and none for a list of addresses', () => {
  assert.equal(readOptions(['--content', 'list']).state, 'list/link-health.jsonl');
  assert.equal(readOptions(['--urls', '-']).state, undefined);
  assert.equal(readOptions(['--urls', '-', '--state', 'mine']).state, 'mine');
});

test('counts times in milliseconds, and leaves to the engine what is not given', () => {
  const { timeout, gap, archiveGap, archive } = readOptions([
    '--timeout',
    '1.5',
    '--archive',
    'off',
  ]);
  assert.deepEqual([timeout, gap, archiveGap, archive], [1500, undefined, 5000, undefined]);
});

test('a machine whose clock has lost the time runs nothing without --now', () => {
  const clock = new Date('1970-01-01T00:03:00Z');
  assert.throws(() => readOptions([], clock), /clock of this machine says 1970-01-01/);
  assert.equal(readOptions(['--now', '2026-03-01'], clock).now.getUTCFullYear(), 2026);
});
