import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../judgement/verdict.ts';
import type { LinkState } from '../state/record.ts';
import { selectAddresses } from './select-addresses.ts';

const url = 'https://docs.example/kvm';
const now = new Date('2026-03-12T12:00:00Z');
const listed = [{ url, files: ['content/resources/kvm.yaml'], fragments: [], isWeb: true }];

const ROWS: [says: string, outcome: Outcome, rule: string, until: string, isAsked: boolean][] = [
  ['blocked, and not due', 'blocked', '', '', false],
  ['blocked, and as expected since', 'blocked', 'link-as-expected', '2026-12-31', true],
  ['in doubt, and as expected since', 'doubtful', 'link-as-expected', '2026-12-31', true],
  ['blocked, and as expected until yesterday', 'blocked', 'link-as-expected', '2026-03-11', false],
  ['working, and as expected', 'ok', 'link-as-expected', '2026-12-31', false],
  ['in doubt, and not to be asked', 'doubtful', 'link-not-asked', '2026-12-31', false],
];
for (const [says, outcome, rule, until, isAsked] of ROWS)
  test(`a link that was checked an hour ago is ${isAsked ? '' : 'not '}asked: ${says}`, () => {
    const check = { at: '2026-03-12T11:00:00Z', outcome, reason: 'answers' };
    const state: LinkState = new Map([[url, { url, checks: [check] }]]);
    const exceptions =
      rule === 'link-as-expected' || rule === 'link-not-asked'
        ? [{ rule, where: 'docs.example', reason: 'Its keepers said so.', until } as const]
        : [];
    const { asked } = selectAddresses(listed, state, { choice: {}, exceptions, now });
    assert.equal(asked.length, isAsked ? 1 : 0);
  });
