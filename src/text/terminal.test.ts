import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printError } from './terminal.ts';

test('prints an error in its lines, and nothing in it does anything to the terminal', (context) => {
  const print = context.mock.method(console, 'error', () => undefined);
  printError('"a\u001b[31m\u009b2J\u0007.yaml"\r\n\tis \u202ewrong.\rDone');
  assert.deepEqual(
    print.mock.calls.map((call) => call.arguments),
    [['"a\\u001b[31m\\u009b2J\\u0007.yaml"\n\tis \\u202ewrong.\nDone']],
  );
});
