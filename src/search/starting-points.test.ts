import assert from 'node:assert/strict';
import test from 'node:test';
import type { SearchDocument } from './documents.ts';
import { findStartingPoints } from './starting-points.ts';

const make = (type: SearchDocument['type'], title: string, more: Partial<SearchDocument> = {}) => ({
  ...{ type, title, href: `/${title}/` },
  ...more,
});
const titles = (documents: SearchDocument[]) =>
  findStartingPoints(documents).map((points) => [
    points.title,
    points.documents.map(({ title }) => title).join(' '),
  ]);

test('paths, topics, picks in the order of the catalog and the terms most explained are to begin with', () => {
  const found = titles([
    make('resource', 'last', { pick: true, number: '10.1.1' }),
    make('resource', 'first', { pick: true, number: '2.1.1' }),
    make('resource', 'other', { number: '1.1.1' }),
    make('topic', 'topic'),
    make('section', 'section'),
    make('path', 'path'),
    make('step', 'step'),
    make('term', 'unexplained'),
    ...Array.from({ length: 9 }, (_, i) =>
      make('term', `t${i}`, { about: i === 4 ? [0] : [0, 1] }),
    ),
  ]);
  assert.deepEqual(found, [
    ['Learning paths', 'path'],
    ['Topics', 'topic'],
    ['Picks', 'first last'],
    ['Terms', 't0 t1 t2 t3 t5 t6 t7 t8'],
  ]);
});

test('what a catalog lacks is left out', () => {
  assert.deepEqual(titles([make('resource', 'one'), make('topic', 'topic')]), [
    ['Topics', 'topic'],
  ]);
});
