import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { formatAuditJson, formatAudit } from './format-audit.ts';
import type { Answer } from './question.ts';

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
