import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Interrupted, runInterruptible, untilAborted } from './interrupt.ts';

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  test(`${signal} ends what is being done, with ${exitCode}`, async () => {
    const listeners = process.listenerCount(signal);
    const forever = new Promise(() => undefined);
    const running = runInterruptible((aborted) => {
      // Not the signal itself, which the test runner listens to as well.
      process.listeners(signal).at(-1)?.(signal);
      return untilAborted(aborted, forever);
    });
    await assert.rejects(running, (error) => {
      return error instanceof Interrupted && error.exitCode === exitCode;
    });
    assert.equal(process.listenerCount(signal), listeners);
  });
