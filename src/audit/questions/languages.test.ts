import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings } from '../../../tests/ask-catalog.ts';
import { languages } from './languages.ts';

const inTools = { placements: [{ topic: 'tools', section: 'measuring' }] };

test('counts the languages, most first, and finds topics with nothing in that of the catalog', () => {
  const answer = ask(languages, {
    a: {},
    b: { language: 'en-GB' },
    c: { language: 'zh' },
    d: { language: 'de', ...inTools },
    e: { language: 'zh' },
  });
  assert.equal(answer.says, '2 of 5 resources are in English.');
  assert.deepEqual(listFindings(answer), [
    'Tools: nothing in English',
    'Chinese: 2 resources',
    'German: 1 resource',
  ]);
});

test('says when all are in one', () => {
  assert.deepEqual(ask(languages, { a: {}, b: inTools }), {
    says: 'All 2 resources are in English.',
    findings: [],
  });
});
