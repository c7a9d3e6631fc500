import assert from 'node:assert/strict';
import test from 'node:test';
import type { SearchType } from '../../search/documents.ts';
import { describeStatus } from './search-view.ts';

const result = (type: SearchType) => ({
  document: { type, title: 'A', href: '/a/' },
  forms: new Set<string>(),
});

test('the status says what was found', () => {
  const say = (
    term: boolean,
    types: SearchType[],
    { complete = true, isFiltered = false, query = ' a  b ' } = {},
  ) =>
    describeStatus(
      {
        term: term ? result('term') : undefined,
        results: types.map(result),
        total: types.length,
        complete,
      },
      query,
      isFiltered,
    );
  const covered = 'No resource covers “a b”, but the glossary explains it.';
  const cases: [said: string, expected: string][] = [
    [say(false, [], { complete: false }), 'Searching the full text …'],
    [say(true, [], { complete: false }), 'Searching the full text …'],
    [say(false, ['resource']), '1 result'],
    [say(false, ['step', 'term']), '2 results'],
    [say(true, ['resource', 'term']), '1 definition, 2 results'],
    [say(true, ['term'], { complete: false }), '1 definition, 1 result'],
    [say(true, []), covered],
    [say(false, ['term']), covered],
    [say(false, ['term'], { isFiltered: true }), '1 result'],
    [say(false, [], { isFiltered: true }), 'No results with these filters'],
    [say(false, []), 'No results for “a b”'],
    [say(false, [], { query: 'ب' }), 'No results for “\u2067ب\u2069”'],
    [say(false, [], { query: 'ab '.repeat(50) }), `No results for “${'ab '.repeat(20)} …”`],
  ];
  assert.deepEqual(
    cases.map(([said]) => said),
    cases.map(([, expected]) => expected),
  );
});
