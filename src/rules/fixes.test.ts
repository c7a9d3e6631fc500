import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRule, type IssueCode } from './rules.ts';
import { fixes, fixValue } from './fixes.ts';

const context = { secureHosts: new Set(['docs.example']), values: ['source-code', 'tool'] };

const rows: [code: IssueCode, value: string, fixed: string | undefined][] = [
  ['sentence-ending', 'It is so', 'It is so.'],
  ['sentence-ending', 'It is so (mostly) ', 'It is so (mostly).'],
  ['sentence-ending', 'Größe', 'Größe.'],
  ['sentence-ending', 'It is so,', undefined],
  ['sentence-ending', 'It says "so"', undefined],
  ['sentence-ending', 'Ядро Linux', 'Ядро Linux.'],
  ['sentence-ending', '深入理解虚拟机', '深入理解虚拟机。'],
  ['sentence-ending', 'これはQEMU', undefined],
  ['sentence-ending', 'मार्गदर्शिका', undefined],
  ['sentence-ending', 'مقدمة', undefined],
  ['sentence-ending', '(1)', undefined],
  ['bad-date', '2026-3-4', '2026-03-04'],
  ['bad-date', '2026/03/14', '2026-03-14'],
  ['bad-date', '2026-03-14T10:00:00Z', '2026-03-14'],
  ['bad-date', '14 March 2026', '2026-03-14'],
  ['bad-date', '14. Mar 2026', '2026-03-14'],
  ['bad-date', 'March 14, 2026', '2026-03-14'],
  ['bad-date', 'Sept 3 2026', '2026-09-03'],
  ['bad-date', '25/11/2026', '2026-11-25'],
  ['bad-date', '11/25/2026', '2026-11-25'],
  ['bad-date', '05/05/2026', '2026-05-05'],
  ['bad-date', '03/04/2026', undefined],
  ['bad-date', '30 February 2026', undefined],
  ['bad-date', '14 Marble 2026', undefined],
  ['bad-date', '2026', undefined],
  ['bad-date', 'soon', undefined],
  ['bad-doi', 'https://doi.org/10.1145/361011.361073', '10.1145/361011.361073'],
  ['bad-doi', 'doi: 10.1145/361011.361073', '10.1145/361011.361073'],
  ['bad-doi', 'https://dl.acm.org/doi/10.1145/1', undefined],
  ['unknown-value', 'Source Code', 'source-code'],
  ['unknown-value', 'TOOL', 'tool'],
  ['unknown-value', 'tools', undefined],
  ['tracking-parameter', 'https://a.example/?utm_source=x', 'https://a.example/'],
  [
    'tracking-parameter',
    'https://a.example/?a=b%20c&utm_source=x&d#e',
    'https://a.example/?a=b%20c&d#e',
  ],
  ['tracking-parameter', 'https://a.example/#?utm_source=x', undefined],
  ['http-address', 'http://docs.example/a#b', 'https://docs.example/a#b'],
  ['http-address', 'http://docs.example:8080/', undefined],
  ['http-address', 'http://other.example/', undefined],
  ['leading-article', 'A book.', undefined],
  // As in a field of a form that nobody has filled.
  ...(
    ['sentence-ending', 'bad-date', 'bad-doi', 'tracking-parameter', 'http-address'] as const
  ).map((code): [IssueCode, string, undefined] => [code, '', undefined]),
  ['unknown-value', '', undefined],
  ['unknown-value', 'tool', undefined],
  ['bad-date', '2026-03-14', undefined],
  ['tracking-parameter', 'https://a.example/', undefined],
];

for (const [code, value, fixed] of rows)
  test(`${code}: "${value}" ${fixed === undefined ? 'has no one right value' : `becomes "${fixed}"`}`, () => {
    assert.equal(fixValue(code, value, context), fixed);
  });

test('every fix is the one that its rule names', () => {
  for (const [code, fix] of Object.entries(fixes)) assert.equal(findRule(code)?.fix, fix, code);
});
