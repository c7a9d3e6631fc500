import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './read-options.ts';

test('reads the values, trimmed, and authors into one text', () => {
  const { values } = readOptions([
    ...['https://a.example/', '--title', ' Exits ', '--author', 'Ada', '--author', 'Ben'],
    ...['--level-from', 'beginner', '--level-to', 'advanced', '--note', ''],
  ]);
  assert.deepEqual(values, {
    address: 'https://a.example/',
    title: 'Exits',
    author: 'Ada; Ben',
    'level-from': 'beginner',
    'level-to': 'advanced',
  });
});

test('reads how, in milliseconds', () => {
  const { yes, dryRun, offline, allowPrivate, timeout, content } = readOptions([
    ...['--yes', '--dry-run', '--offline', '--timeout', '0.5', '--content', 'other'],
    ...['--allow-private', '10.0.0.0/8', '--allow-private', '::1'],
  ]);
  assert.deepEqual([yes, dryRun, offline, timeout, content], [true, true, true, 500, 'other']);
  assert.deepEqual(allowPrivate, ['10.0.0.0/8', '::1']);
  assert.equal(readOptions([]).timeout, 8000);
});

for (const [args, message] of [
  [['--nonsense'], /Unknown option '--nonsense'/],
  [
    ['https://a.example', 'KVM'],
    /"KVM" does not belong to an option\. Put text with spaces in quotes\./,
  ],
  [['--level-from', 'beginner'], /--level-from and --level-to must be used together\./],
  [['--level-to', 'beginner'], /--level-from and --level-to must be used together\./],
  [['--timeout', 'soon'], /--timeout "soon" must be between 0\.1 and 60\./],
  [['--timeout', ''], /--timeout "" must be between 0\.1 and 60\./],
  [['--allow-private', 'home'], /"home" is not a range of addresses\./],
] as const)
  test(`names wrong use: ${args.join(' ')}`, () => {
    assert.throws(() => readOptions([...args]), message);
  });
