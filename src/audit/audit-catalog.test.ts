import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { auditAsKnown, auditCatalog, questions } from './audit-catalog.ts';

test('every question has a name of its own, and says in whole sentences why and what to do', () => {
  const names = questions.map(({ name }) => name);
  assert.deepEqual([...new Set(names)], names);
  for (const { name, ofLists, ...words } of questions) {
    assert.match(name, /^[a-z]+(-[a-z]+)*$/);
    for (const { title, why, advice } of [words, { ...words, ...ofLists }]) {
      assert.match(title, /^[A-Z][^.]*$/);
      for (const text of [why, advice]) assert.match(text, /^[A-Z].*\.$/);
    }
  }
});

test('of a list, only what it says of some entries is missed in the others, in words that fit a list', () => {
  const list = {
    ...{ file: 'README.md', settings: 'cairn.yaml', form: [] },
    places: { resources: {}, topics: {}, paths: {} },
  };
  const audit = (resources: Parameters<typeof createEntries>[0]) =>
    auditCatalog({ ...createCatalog(createEntries(resources), '/'), list }, '2026-11-28');
  const bare = audit({ a: {}, b: {} });
  const names = bare.map(({ name }) => name);
  for (const name of ['not-reviewed', 'level-not-stated', 'no-beginner', 'paywalls'])
    assert.ok(!names.includes(name), name);
  for (const { advice } of audit({
    a: { reviewed: '2020-01-01', access: 'paid', level: { from: 'beginner', to: 'beginner' } },
  }))
    assert.doesNotMatch(advice, /\bfile\b|locator/);
});

test('answers all of them in their order, each saying its numbers in a sentence', () => {
  const answers = auditCatalog(createCatalog(createEntries({ a: {} }), '/'), '2026-11-28');
  assert.deepEqual(
    answers.map(({ name }) => name),
    questions.map(({ name }) => name),
  );
  for (const { says } of answers) assert.match(says, /\.$/);
});

test('takes the newest day that the catalog knows for today', () => {
  const dayOf = (resources: Parameters<typeof createEntries>[0], checked?: string) =>
    auditAsKnown(
      createCatalog(
        createEntries(resources, {
          records: checked
            ? [
                {
                  url: 'https://a.example/',
                  checks: [{ at: checked, outcome: 'ok', reason: 'answers' }],
                },
              ]
            : [],
        }),
        '/',
      ),
    ).day;
  assert.equal(dayOf({ a: {} }), undefined);
  assert.equal(dayOf({ a: { added: '2026-01-01' }, b: { added: '2025-01-01' } }), '2026-01-01');
  assert.equal(dayOf({ a: { added: '2026-01-01', reviewed: '2026-05-01' } }), '2026-05-01');
  const gone = { status: 'deprecated', reason: 'Gone.', since: '2026-06-01' } as const;
  assert.equal(dayOf({ a: { added: '2026-01-01' }, b: gone }), '2026-06-01');
  assert.equal(dayOf({ a: { added: '2026-01-01' } }, '2026-07-01T04:00:00Z'), '2026-07-01');
});

test('calls nothing old where no day is known, and says so', () => {
  const { answers } = auditAsKnown(createCatalog(createEntries({ a: {}, b: {} }), '/'));
  const answer = answers.find(({ name }) => name === 'not-reviewed');
  assert.equal(answer?.says, '2 of 2 resources, 2 of them without a date.');
});
