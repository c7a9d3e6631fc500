import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings, pathsThrough, retired } from '../../../tests/ask-catalog.ts';
import { levelNotStated, noBeginner, missingKinds } from './levels.ts';
import { site } from '../../../tests/small-entries.ts';
import { kinds, valuesOf } from '../../schema/vocabulary.ts';

test('finds resources without a level, those on paths first', () => {
  const level = { from: 'beginner', to: 'beginner' } as const;
  const answer = ask(
    levelNotStated,
    { a: {}, b: {}, c: { level }, d: retired },
    pathsThrough(['b', 'c']),
  );
  assert.equal(answer.says, '2 of 3 resources.');
  assert.deepEqual(listFindings(answer), ['b', 'a']);
});

const inTools = { placements: [{ topic: 'tools', section: 'measuring' }] };
const advanced = { level: { from: 'advanced', to: 'advanced' } } as const;

test('finds topics in which nothing is said to suit beginners, the certain ones first', () => {
  const answer = ask(noBeginner, { a: advanced, b: {}, c: { ...advanced, ...inTools } });
  assert.equal(answer.says, '2 of 2 topics.');
  assert.deepEqual(listFindings(answer), [
    'Tools: 0 of 1 resource without a level',
    'KVM: 1 of 2 resources without a level',
  ]);
  assert.equal(answer.findings[0]?.file, 'content/topics/tools.mdx');
});

test('takes a range that begins there for one', () => {
  const range = { level: { from: 'beginner', to: 'advanced' } } as const;
  const answer = ask(noBeginner, { a: range, b: { ...range, ...inTools } });
  assert.deepEqual(answer.findings, []);
});

const beginner = { level: { from: 'beginner', to: 'beginner' } } as const;
const all = Object.fromEntries(valuesOf(kinds).map((kind) => [kind, { kind }]));

test('finds kinds and levels that nothing in the catalog has, and levels that a topic lacks', () => {
  const answer = ask(missingKinds, {
    ...all,
    talk: { kind: 'book' },
    course: beginner,
    tool: inTools,
  });
  assert.equal(
    answer.says,
    'The catalog has 15 of 18 kinds and 1 of 3 levels; 1 of 2 topics lack some.',
  );
  assert.deepEqual(listFindings(answer), [
    'The whole catalog: no course, no tool, no talk; nothing at intermediate or advanced level',
    'KVM: nothing at intermediate or advanced level',
  ]);
});

test('finds kinds that a topic lacks and most topics have, and no levels where none is stated', () => {
  const section = (id: string) => ({ id, title: id });
  const topics = ['kvm', 'tools', 'more'].map((id) => ({
    id,
    data: { title: id, summary: 'A topic.', sections: [section('all')] },
  }));
  const placed = (topic: string) => ({ placements: [{ topic, section: 'all' }] });
  const answer = ask(
    missingKinds,
    {
      a: { kind: 'book', ...placed('kvm') },
      b: { kind: 'book', ...placed('tools') },
      c: { kind: 'talk', ...placed('more') },
    },
    { topics, site: { ...site, topics: topics.map(({ id }) => id) } },
  );
  assert.deepEqual(listFindings(answer).slice(1), ['more: no book']);
});

test('finds nothing where nothing is missing', () => {
  const level = { from: 'beginner', to: 'advanced' } as const;
  const inBoth = {
    placements: [{ topic: 'kvm', section: 'documents' }, ...inTools.placements],
  };
  const everywhere = valuesOf(kinds).map((kind) => [kind, { kind, level, ...inBoth }] as const);
  const answer = ask(missingKinds, Object.fromEntries(everywhere));
  assert.deepEqual(answer, {
    says: 'The catalog has 18 of 18 kinds and 3 of 3 levels; 0 of 2 topics lack some.',
    findings: [],
  });
});
