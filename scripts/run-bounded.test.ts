import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBounded } from './run-bounded.ts';

const node = process.execPath;

test('keeps what a command prints', async () => {
  const outcome = await runBounded([node, '-e', 'console.log("one"); console.error("two")'], {
    silence: 30,
  });
  assert.equal(outcome.ok, true);
  assert.deepEqual(outcome.output.split('\n').sort(), ['', 'one', 'two']);
});

test('says with which code a command ended', async () => {
  const outcome = await runBounded([node, '-e', 'process.exit(3)'], { silence: 30 });
  assert.equal(outcome.ok, false);
  assert.equal(outcome.ending, `"${node} -e process.exit(3)" ended with code 3.`);
});

test(
  'ends a command that is silent for too long, with what it started',
  {
    skip: process.platform === 'win32',
  },
  async () => {
    const waiting =
      'require("node:child_process").spawnSync("sleep", ["600"], { stdio: "inherit" })';
    const outcome = await runBounded([node, '-e', waiting], { silence: 1 });
    assert.equal(outcome.ok, false);
    assert.match(outcome.ending, /was silent for 1 s and was ended\.$/);
  },
);

test('says why a command could not be started', async () => {
  const outcome = await runBounded(['no-such-program'], { silence: 1 });
  assert.equal(
    outcome.ending,
    '"no-such-program" could not be started: spawn no-such-program ENOENT',
  );
});
