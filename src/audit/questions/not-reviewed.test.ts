import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalog } from '../../catalog/create-catalog.ts';
import { ask, listFindings, pathsThrough, retired } from '../../../tests/ask-catalog.ts';
import { createEntries } from '../../../tests/small-entries.ts';
import { notReviewed } from './not-reviewed.ts';

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
