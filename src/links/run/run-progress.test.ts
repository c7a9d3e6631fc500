import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRunProgress } from './run-progress.ts';

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
