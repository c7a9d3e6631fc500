import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNext, formatOpen, formatStatus } from './status-text.ts';

const counts = (done: number, skipped = 0) => ({ done, doing: 0, skipped });

for (const [status, text] of [
  [{ counts: counts(0), total: 5 }, '0 of 5 steps done'],
  [{ counts: counts(2, 1), total: 5 }, '2 of 5 steps done, 1 skipped'],
  [{ counts: counts(5), total: 5 }, 'All 5 steps done'],
  [{ counts: counts(1), total: 1 }, '1 of 1 step done'],
] as const) {
  test(`a path is described as "${text}"`, () => {
    assert.equal(formatStatus(status), text);
  });
}

test('the next step is named with its code, and none where the path is at its end', () => {
  const next = { id: 'api', title: 'KVM API tutorial', code: 'A3', href: '#api', uses: [] };
  assert.equal(formatNext({ next }), 'Next: A3 KVM API tutorial');
  assert.equal(formatNext({ next: undefined }), '');
});

test('what is still open is counted', () => {
  assert.equal(formatOpen(1, 2), '1 of 2 left');
  assert.equal(formatOpen(0, 2), 'nothing left');
});
