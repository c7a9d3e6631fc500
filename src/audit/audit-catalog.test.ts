import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import {
  auditAsKnown,
  auditCatalog,
  questions,
  formatAuditJson,
  formatAudit,
} from './audit-catalog.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import type { Answer } from './question.ts';

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

const exceptions: ExceptionData[] = [
  {
    rule: 'leading-article',
    where: 'content/resources/a.yaml',
    reason: 'Its authors write it so.',
    until: '2027-01-01',
  },
  { rule: 'link-not-asked', where: 'a.example', reason: 'They ask for it.', until: '2027-01-01' },
];
const catalog = createCatalog(createEntries({ a: {} }, { exceptions }), '/');
const plain = createCatalog(createEntries({ a: {} }), '/');

const answers: Answer[] = [
  { name: 'calm', title: 'Calm', why: 'Why.', advice: 'Nothing.', says: '0 of 2.', findings: [] },
  {
    name: 'busy',
    title: 'Busy',
    why: 'It matters.',
    advice: 'Do it.',
    says: '3 of 3.',
    findings: [
      { title: 'A', href: '/resources/a/', file: 'content/resources/a.yaml', says: 'is old' },
      { title: 'B', says: 'is older' },
      { title: 'C', file: 'content/resources/c.yaml', says: '' },
    ],
  },
];

test('lists what there is to do with why and what, then what there is not, then the exceptions', () => {
  assert.equal(
    formatAudit(answers, catalog, 2),
    `Busy: 3 of 3.
  why         It matters.
  what to do  Do it.
  content/resources/a.yaml  A: is old
  B: is older
  and 1 more: --all lists them

Nothing to do:
  Calm: 0 of 2.

Content exceptions:
  leading-article  content/resources/a.yaml  until 2027-01-01: Its authors write it so.`,
  );
});

test('lists all with the option for it, and leaves out what there is none of', () => {
  assert.equal(
    formatAudit(answers.slice(1), plain, Infinity),
    `Busy: 3 of 3.
  why         It matters.
  what to do  Do it.
  content/resources/a.yaml  A: is old
  B: is older
  content/resources/c.yaml  C`,
  );
  assert.equal(formatAudit(answers.slice(0, 1), plain, 2), 'Nothing to do:\n  Calm: 0 of 2.');
});

test('gives all of it as JSON', () => {
  const { findings } = answers[1]!;
  assert.deepEqual(JSON.parse(formatAuditJson(answers, catalog, '2026-11-28')), {
    version: 1,
    name: 'Small',
    today: '2026-11-28',
    answers: [
      {
        question: 'calm',
        title: 'Calm',
        why: 'Why.',
        advice: 'Nothing.',
        says: '0 of 2.',
        count: 0,
        findings: [],
      },
      {
        question: 'busy',
        title: 'Busy',
        why: 'It matters.',
        advice: 'Do it.',
        says: '3 of 3.',
        count: 3,
        findings,
      },
    ],
    exceptions: [
      {
        rule: 'leading-article',
        where: 'content/resources/a.yaml',
        reason: 'Its authors write it so.',
        until: '2027-01-01',
      },
    ],
  });
});
