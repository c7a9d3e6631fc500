import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings } from '../../../tests/ask-catalog.ts';
import { sharedAddresses } from './shared-addresses.ts';

test('finds who does not say which part of a shared address it is', () => {
  const url = 'https://docs.example/all';
  const answer = ask(sharedAddresses, {
    a: { url },
    b: { url: `${url}/`, locator: 'Part 1' },
    c: { url: 'http://www.docs.example/all', locator: 'Part 2' },
    d: { url: `${url}#d` },
    e: { url: undefined, authors: ['E.'] },
  });
  assert.equal(answer.says, '1 of 5 resources.');
  assert.deepEqual(listFindings(answer), ['a: same link as “b” and 1 other']);
});

test('finds nothing where each has its own, or says what it is', () => {
  const url = 'https://docs.example/all';
  const answer = ask(sharedAddresses, {
    a: { url, locator: 'A' },
    b: { url, locator: 'B' },
    c: {},
  });
  assert.deepEqual(answer.findings, []);
});
