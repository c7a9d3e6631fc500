import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings, retired } from '../../../tests/ask-catalog.ts';
import { lonePicks } from './lone-picks.ts';

const pick = { featured: true, why: 'Good.' };
const measuring = { topic: 'tools', section: 'measuring' };
const documents = { topic: 'kvm', section: 'documents' };
const programs = { topic: 'kvm', section: 'programs' };

test('finds picks that stand alone wherever they stand, beside retired ones too', () => {
  const answer = ask(lonePicks, {
    alone: { ...pick, placements: [measuring] },
    twice: {
      ...pick,
      placements: [
        { ...programs, group: 'small', locator: 'a' },
        { ...programs, group: 'large', locator: 'b' },
      ],
    },
    chosen: { ...pick, placements: [documents] },
    other: { placements: [documents] },
    gone: { ...retired, placements: [measuring] },
  });
  assert.equal(answer.says, '2 of 3 picks.');
  assert.deepEqual(listFindings(answer), [
    'twice: the only resource in “Programs”',
    'alone: the only resource in “Measuring”',
  ]);
});

test('lets a pick pass that has a rival in one of its places', () => {
  const answer = ask(lonePicks, {
    chosen: { ...pick, placements: [measuring, documents] },
    other: { placements: [documents] },
  });
  assert.equal(answer.says, '0 of 1 pick.');
  assert.deepEqual(answer.findings, []);
});
