import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalog } from '../../catalog/create-catalog.ts';
import { findIn, listFindings, pathsThrough, retired } from '../../../tests/audit-question.ts';
import { createEntries, createSparseEntries, site } from '../../../tests/small-entries.ts';
import {
  notDescribed,
  notReviewed,
  sharedAddresses,
  paywalls,
  languages,
  levelNotStated,
  noBeginner,
  missingKinds,
} from './resources.ts';
import { kinds, valuesOf } from '../../schema/vocabulary.ts';

test('finds what nobody has looked at for a year: by the day of the look, else of the listing', () => {
  const answer = findIn(notReviewed, {
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
  const answer = findIn(
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
  assert.equal(findIn(notReviewed, { a: {} }).says, '1 of 1 resource, 1 of them without a date.');
  const catalog = createCatalog(
    createEntries({ a: { added: '2027-02-28' }, b: { added: '2027-02-27' } }),
    '/',
  );
  const { says, findings } = notReviewed.find(catalog, '2028-02-29');
  assert.equal(says, '1 of 2 resources since 28 February 2027.');
  assert.equal(findings[0]?.title, 'b');
});

test('finds who does not say which part of a shared address it is', () => {
  const url = 'https://docs.example/all';
  const answer = findIn(sharedAddresses, {
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
  const answer = findIn(sharedAddresses, {
    a: { url, locator: 'A' },
    b: { url, locator: 'B' },
    c: {},
  });
  assert.deepEqual(answer.findings, []);
});

const inTools = { placements: [{ topic: 'tools', section: 'measuring' }] };

test('counts what it takes to open resources, and finds topics in which nothing is known to be free', () => {
  const answer = findIn(paywalls, {
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
  const answer = findIn(paywalls, { a: { access: 'paid' }, b: { access: 'free' }, c: inTools });
  assert.deepEqual(listFindings(answer), ['a: paid']);
});

test('counts the languages, most first, and finds topics with nothing in that of the catalog', () => {
  const answer = findIn(languages, {
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
  assert.deepEqual(findIn(languages, { a: {}, b: inTools }), {
    says: 'All 2 resources are in English.',
    findings: [],
  });
});

test('finds resources without a level, those on paths first', () => {
  const level = { from: 'beginner', to: 'beginner' } as const;
  const answer = findIn(
    levelNotStated,
    { a: {}, b: {}, c: { level }, d: retired },
    pathsThrough(['b', 'c']),
  );
  assert.equal(answer.says, '2 of 3 resources.');
  assert.deepEqual(listFindings(answer), ['b', 'a']);
});

const advanced = { level: { from: 'advanced', to: 'advanced' } } as const;

test('finds topics in which nothing is said to suit beginners, the certain ones first', () => {
  const answer = findIn(noBeginner, { a: advanced, b: {}, c: { ...advanced, ...inTools } });
  assert.equal(answer.says, '2 of 2 topics.');
  assert.deepEqual(listFindings(answer), [
    'Tools: 0 of 1 resource without a level',
    'KVM: 1 of 2 resources without a level',
  ]);
  assert.equal(answer.findings[0]?.file, 'content/topics/tools.mdx');
});

test('takes a range that begins there for one', () => {
  const range = { level: { from: 'beginner', to: 'advanced' } } as const;
  const answer = findIn(noBeginner, { a: range, b: { ...range, ...inTools } });
  assert.deepEqual(answer.findings, []);
});

const beginner = { level: { from: 'beginner', to: 'beginner' } } as const;
const all = Object.fromEntries(valuesOf(kinds).map((kind) => [kind, { kind }]));

test('finds kinds and levels that nothing in the catalog has, and levels that a topic lacks', () => {
  const answer = findIn(missingKinds, {
    ...all,
    talk: { kind: 'book' },
    course: beginner,
    tool: inTools,
  });
  assert.equal(
    answer.says,
    'The catalog has 15 of 18 kinds and 1 of 3 levels; 1 of 2 topics lack some.',
  );
  assert.deepEqual(listFindings(answer), [
    'The whole catalog: no course, no tool, no talk; nothing at intermediate or advanced level',
    'KVM: nothing at intermediate or advanced level',
  ]);
});

test('finds kinds that a topic lacks and most topics have, and no levels where none is stated', () => {
  const section = (id: string) => ({ id, title: id });
  const topics = ['kvm', 'tools', 'more'].map((id) => ({
    id,
    data: { title: id, summary: 'A topic.', sections: [section('all')] },
  }));
  const placed = (topic: string) => ({ placements: [{ topic, section: 'all' }] });
  const answer = findIn(
    missingKinds,
    {
      a: { kind: 'book', ...placed('kvm') },
      b: { kind: 'book', ...placed('tools') },
      c: { kind: 'talk', ...placed('more') },
    },
    { topics, site: { ...site, topics: topics.map(({ id }) => id) } },
  );
  assert.deepEqual(listFindings(answer).slice(1), ['more: no book']);
});

test('finds nothing where nothing is missing', () => {
  const level = { from: 'beginner', to: 'advanced' } as const;
  const inBoth = {
    placements: [{ topic: 'kvm', section: 'documents' }, ...inTools.placements],
  };
  const everywhere = valuesOf(kinds).map((kind) => [kind, { kind, level, ...inBoth }] as const);
  const answer = findIn(missingKinds, Object.fromEntries(everywhere));
  assert.deepEqual(answer, {
    says: 'The catalog has 18 of 18 kinds and 3 of 3 levels; 0 of 2 topics lack some.',
    findings: [],
  });
});

test('finds what has no summary or no kind', () => {
  const catalog = createCatalog(
    createSparseEntries({ bare: {}, named: { kind: 'book' }, told: { summary: 'It is so.' } }),
    '/',
  );
  assert.deepEqual(
    notDescribed.find(catalog, '2026-01-01').findings.map(({ title, says }) => [title, says]),
    [
      ['bare', 'no summary, no kind'],
      ['named', 'no summary'],
      ['told', 'no kind'],
    ],
  );
});
