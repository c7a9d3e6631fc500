import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

for (const [args, message] of [
  [['--external', 'sometimes'], /--external "sometimes" is none of off, due, all\./],
  [['--external-budget', '0'], /--external-budget is not between 1 and 3600 seconds\./],
  [['--external-budget', 'long'], /--external-budget is not between 1 and 3600 seconds\./],
] as const)
  test(`the build names wrong use: ${args.join(' ')}`, () => {
    const script = join(import.meta.dirname, 'build.ts');
    const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(status, 2);
    assert.match(stderr, message);
  });
