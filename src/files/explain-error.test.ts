import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explainError } from './explain-error.ts';

test('says in a sentence what the system refuses', () => {
  try {
    readFileSync('/nowhere/at all');
  } catch (error) {
    const says =
      '"/nowhere/at all" cannot be used: it does not exist. Check its spelling, or create it.';
    assert.equal(explainError(error), says);
  }
  const odd = {
    code: 'EBADMSG',
    path: 'a',
    syscall: 'read',
    message: "EBADMSG: bad message, read 'a'",
  };
  const says = '"a" cannot be used: EBADMSG: bad message. Run the command again.';
  assert.equal(explainError(Object.assign(new Error(), odd)), says);
});

test('leaves every other error as it is', () => {
  assert.equal(explainError(new Error('"a" is no URL.')), '"a" is no URL.');
  assert.equal(explainError('a'), 'a');
  assert.equal(explainError(undefined), 'undefined');
});
