import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { healthStates } from '../../link-health/health.ts';

test('the README explains every state of a link in the words of the program', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` *\| ([^|]*?) *\| [^|]+ \|$/gm)];
  const actual = rows.map(([, state, meaning]) => [state, meaning]);
  assert.deepEqual(actual, Object.entries(healthStates));
});
