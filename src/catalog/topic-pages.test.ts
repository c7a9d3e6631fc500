import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Group, Placement, Section, Topic } from './catalog.ts';
import { findTopicPages, leadToPages } from './topic-pages.ts';

/** A topic whose sections have so many resources. */
function createTopic(counts: number[]): Topic {
  const topic = { id: 'flour', href: '/topics/flour/' } as Topic;
  topic.sections = counts.map((count, i): Section => {
    const placements = Array.from({ length: count }, () => ({}) as Placement);
    const half = Math.ceil(count / 2);
    const groups = [placements.slice(0, half), placements.slice(half)].map((own, k): Group => ({
      id: k === 0 ? undefined : 'more',
      title: undefined,
      placements: own,
    }));
    const id = `part-${i}`;
    return {
      ...{ id, title: id, note: undefined, number: `1.${i}`, topic, groups, placements },
      href: `/topics/flour/#${id}`,
    };
  });
  leadToPages(topic);
  return topic;
}

const rows = (counts: number[]) =>
  findTopicPages(createTopic(counts)).map(({ parts }) =>
    parts.map(({ groups, continues }) => {
      const count = groups.reduce((sum, { placements }) => sum + placements.length, 0);
      return continues ? `+${count}` : count;
    }),
  );

test('a topic is cut between its sections, and a section only if it is longer than a page', () => {
  assert.deepEqual(rows([]), [[]]);
  assert.deepEqual(rows([20, 26]), [[20, 26]]);
  assert.deepEqual(rows([20, 20, 20]), [[20], [20], [20]]);
  assert.deepEqual(rows([7, 7, 7, 7, 7, 7, 7]), [
    [7, 7, 7, 7, 7],
    [7, 7],
  ]);
  assert.deepEqual(rows([90]), [[39], ['+39'], ['+12']]);
  assert.deepEqual(rows([5, 60, 3]), [
    [5, 33],
    ['+27', 3],
  ]);
  assert.deepEqual(rows([35, 60]), [[35], [39], ['+21']]);
});

test('every placement of a topic of a thousand rows is on one page, and every section leads to its page', () => {
  const topic = createTopic([400, 3, 640, 0, 12]);
  const pages = findTopicPages(topic);
  const shown = pages.flatMap(({ placements }) => placements);
  assert.equal(shown.length, 1055);
  assert.equal(new Set(shown).size, 1055);
  assert(pages.every(({ placements }) => placements.length <= 40));
  for (const { href, parts } of pages)
    for (const { section, continues } of parts)
      if (!continues) assert.equal(section.href, `${href}#${section.id}`);
  assert.deepEqual(
    pages.slice(0, 2).map(({ href }) => href),
    ['/topics/flour/', '/topics/flour/2/'],
  );
});
