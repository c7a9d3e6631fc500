import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings, pathsThrough, retired, today } from '../../../tests/ask-catalog.ts';
import { retiredOnPaths, onNoPath } from './paths.ts';
import { site } from '../../../tests/small-entries.ts';

test('finds each step that uses a retired resource, those without a successor first', () => {
  const resources = {
    next: { title: 'The next' },
    old: { ...retired, title: 'The old', successor: 'next' },
    lost: { ...retired, title: 'The lost' },
  };
  const answer = ask(retiredOnPaths, resources, pathsThrough(['old', 'next'], ['lost'], ['next']));
  assert.equal(answer.says, '2 uses of a retired resource.');
  assert.deepEqual(answer.findings, [
    {
      title: 'A2 Step 1',
      href: '/paths/reading/#s1',
      file: 'content/paths/reading.mdx',
      says: 'uses “The lost”; it has no successor',
    },
    {
      title: 'A1 Step 0',
      href: '/paths/reading/#s0',
      file: 'content/paths/reading.mdx',
      says: 'uses “The old”; its successor is “The next”',
    },
  ]);
});

test('finds companions, and nothing where paths use none', () => {
  const { paths } = pathsThrough(['a']);
  const [first] = paths;
  if (first) first.data.steps[0]!.companions = ['lost'];
  assert.deepEqual(listFindings(ask(retiredOnPaths, { a: {}, lost: retired }, { paths })), [
    'A1 Step 0: uses “lost”; it has no successor',
  ]);
  const none = ask(retiredOnPaths, { a: {}, lost: retired }, pathsThrough(['a']));
  assert.deepEqual(none, { says: 'No path uses a retired resource.', findings: [] });
});

test('leaves out a path that an exception lets pass', () => {
  const exception = {
    rule: 'retired-reference' as const,
    reason: 'It is written anew.',
    until: today,
  };
  const find = (where: string) =>
    ask(
      retiredOnPaths,
      { a: {}, lost: retired },
      { ...pathsThrough(['lost']), exceptions: [{ ...exception, where }] },
    ).findings.length;
  assert.equal(find('content/paths/reading.mdx'), 0);
  assert.equal(find('content/paths/writing.mdx'), 1);
});

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
