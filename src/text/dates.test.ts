import assert from 'node:assert/strict';
import test from 'node:test';
import { isBelievable } from './dates.ts';

const NOW = Date.UTC(2026, 10, 29, 12);

const TABLE: [time: number | string, believed: boolean][] = [
  [NOW, true],
  ['2026-11-29T12:00:00Z', true],
  ['2026-11-30', true],
  ['2026-11-30T02:00:00Z', true],
  ['2026-12-01T12:00:00Z', false],
  ['2099-01-01T00:00:00Z', false],
  ['+275760-09-13T00:00:00Z', false],
  ['1991-08-06', true],
  ['1970-01-01T00:00:00Z', false],
  ['0001-01-01', false],
  ['-000001-01-01T00:00:00Z', false],
  ['no time', false],
  [9e15, false],
  [-1, false],
  [NaN, false],
  [Infinity, false],
];

for (const [time, believed] of TABLE)
  test(`${believed ? 'believes' : 'does not believe'} ${time}`, () => {
    assert.equal(isBelievable(time, NOW), believed);
  });
