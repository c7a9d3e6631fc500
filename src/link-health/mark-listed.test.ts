import assert from 'node:assert/strict';
import test from 'node:test';
import { markListed } from './merge.ts';
import type { LinkRecord, LinkState } from './record.ts';

const A: LinkRecord = { url: 'https://a.test/', checks: [] };
const state = (record: LinkRecord): LinkState => new Map([[record.url, record]]);

const rows: [
  name: string,
  record: LinkRecord,
  listed: boolean,
  expected: LinkRecord | undefined,
][] = [
  ['a listed address stays as it is', A, true, A],
  ['what leaves the content is marked', A, false, { ...A, unlisted: '2026-06-01T00:00:00Z' }],
  [
    'the mark keeps its date',
    { ...A, unlisted: '2026-03-04T00:00:00Z' },
    false,
    { ...A, unlisted: '2026-03-04T00:00:00Z' },
  ],
  ['what comes back loses the mark', { ...A, unlisted: '2026-03-04T00:00:00Z' }, true, A],
  ['after 90 days it is forgotten', { ...A, unlisted: '2026-03-03T00:00:00Z' }, false, undefined],
];

for (const [name, record, listed, expected] of rows)
  test(name, () => {
    const marked = markListed(state(record), listed ? [A.url] : [], '2026-06-01T00:00:00.000Z');
    assert.deepEqual(marked, expected ? state(expected) : new Map());
  });
