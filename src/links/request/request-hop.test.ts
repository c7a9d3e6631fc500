import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRetryAfter } from './request-hop.ts';

const NOW = Date.parse('2026-03-12T10:00:00Z');
const VALUES: [value: string | undefined, seconds: number | undefined][] = [
  ['0', 0],
  ['120', 120],
  [' 5 ', 5],
  ['Thu, 12 Mar 2026 10:00:30 GMT', 30],
  ['Thu, 12 Mar 2026 09:00:00 GMT', -3600],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
];

test('reads seconds and dates, and nothing else', () => {
  for (const [value, seconds] of VALUES) {
    const at = parseRetryAfter(value, NOW);
    assert.equal(at === undefined ? undefined : (at - NOW) / 1000, seconds, value);
  }
});
