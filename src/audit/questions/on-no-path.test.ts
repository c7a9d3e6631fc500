import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings, pathsThrough, retired } from '../../../tests/ask-catalog.ts';
import { site } from '../../../tests/small-entries.ts';
import { onNoPath } from './on-no-path.ts';

test('finds resources that no step uses, picks first, and not the successor of one that is used', () => {
  const answer = ask(
    onNoPath,
    {
      a: {},
      b: { featured: true, why: 'Good.' },
      used: {},
      next: {},
      old: { ...retired, successor: 'next' },
    },
    pathsThrough(['used', 'old']),
  );
  assert.equal(answer.says, '2 of 4 resources.');
  assert.deepEqual(listFindings(answer), ['b', 'a']);
});

test('says when there are no paths', () => {
  const answer = ask(onNoPath, { a: {} }, { paths: [], site: { ...site, paths: [] } });
  assert.deepEqual(answer, { says: 'There are no learning paths.', findings: [] });
});
