import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalog } from '../../catalog/create-catalog.ts';
import { ask, listFindings, pathsThrough, retired } from '../../../tests/ask-catalog.ts';
import { createEntries } from '../../../tests/small-entries.ts';
import { notReviewed, sharedAddresses, paywalls, languages } from './resources.ts';

test('finds what nobody has looked at for a year: by the day of the look, else of the listing', () => {
  const answer = ask(notReviewed, {
    looked: { added: '2020-01-01', reviewed: '2025-11-28' },
    listed: { added: '2025-11-28' },
    aged: { added: '2020-01-01', reviewed: '2025-11-27' },
    older: { added: '2024-05-01' },
    never: {},
    gone: { ...retired, added: '2020-01-01' },
  });
  assert.equal(answer.says, '3 of 5 resources since 28 November 2025, 1 of them without a date.');
  assert.deepEqual(listFindings(answer), [
    'never: no date',
    'older: added on 1 May 2024',
    'aged: reviewed on 27 November 2025',
  ]);
  assert.equal(answer.findings[0]?.file, 'content/resources/never.yaml');
  assert.equal(answer.findings[0].href, '/resources/never/');
});

test('puts first what readers meet most: on paths, then picks, then in many places', () => {
  const added = '2020-01-01';
  const places = [
    { topic: 'kvm', section: 'documents' },
    { topic: 'tools', section: 'measuring' },
  ];
  const answer = ask(
    notReviewed,
    {
      a: { added },
      b: { added, placements: places },
      c: { added, featured: true, why: 'Good.' },
      d: { added },
    },
    pathsThrough(['d']),
  );
  assert.deepEqual(
    answer.findings.map(({ title }) => title),
    ['d', 'c', 'b', 'a'],
  );
});

test('says when no day is known of any, and counts a leap day back to the day before', () => {
  assert.equal(ask(notReviewed, { a: {} }).says, '1 of 1 resource, 1 of them without a date.');
  const catalog = createCatalog(
    createEntries({ a: { added: '2027-02-28' }, b: { added: '2027-02-27' } }),
    '/',
  );
  const { says, findings } = notReviewed.ask(catalog, '2028-02-29');
  assert.equal(says, '1 of 2 resources since 28 February 2027.');
  assert.equal(findings[0]?.title, 'b');
});

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
