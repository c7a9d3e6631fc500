import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings } from '../../../tests/ask-catalog.ts';
import { paywalls } from './paywalls.ts';

const inTools = { placements: [{ topic: 'tools', section: 'measuring' }] };

test('counts what it takes to open resources, and finds topics in which nothing is known to be free', () => {
  const answer = ask(paywalls, {
    a: { access: 'paid' },
    b: {},
    c: { access: 'account', ...inTools },
  });
  assert.equal(answer.says, '0 free, 1 account, 1 paid, 1 not stated.');
  assert.deepEqual(listFindings(answer), [
    'KVM: nothing is known to be free; 1 without access',
    'Tools: nothing is free',
    'a: paid',
    'c: account',
  ]);
});

test('finds no topic that has something free, or nothing that is known to be closed', () => {
  const answer = ask(paywalls, { a: { access: 'paid' }, b: { access: 'free' }, c: inTools });
  assert.deepEqual(listFindings(answer), ['a: paid']);
});
