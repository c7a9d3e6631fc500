import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { findMaterials } from './step-materials.ts';

const retired = { status: 'deprecated', reason: 'It is gone.', successor: 'api' } as const;
const steps = [
  createStep({
    kind: 'resource',
    id: 'use',
    resources: ['api', 'old', 'paper'].map((id) => ({ id })),
  }),
  createStep({
    kind: 'reading',
    id: 'read',
    readings: [{ title: 'A text', url: 'https://text.example/a' }],
  }),
  createStep({ id: 'do' }),
];
const catalog = createCatalog(
  createEntries(
    {
      api: { url: 'https://www.api.example/docs/' },
      old: retired,
      paper: { kind: 'paper', url: undefined, title: 'A Paper' },
    },
    {
      paths: [
        { id: 'reading', data: createPathData(steps) },
        { id: 'writing', data: createPathData() },
      ],
    },
  ),
  '/base/',
);
const [use, read, act] = catalog.paths[0]!.steps.map((step) => findMaterials(step, catalog.links));

test('a resource leads to its page and is opened at its host, a retired one at its successor', () => {
  const api = {
    title: 'api',
    href: '/base/resources/api/',
    outside: false,
    opening: { href: 'https://www.api.example/docs/', text: 'Open api.example' },
  };
  assert.deepEqual(use?.slice(0, 2), [api, api]);
});

test('what has no address is looked up', () => {
  const { opening } = use![2]!;
  assert.match(opening!.href, /^https:\/\//);
  assert.ok(opening!.name!.startsWith(opening!.text));
});

test('a text elsewhere is opened itself, and an activity has nothing to open', () => {
  assert.deepEqual(read, [
    {
      title: 'A text',
      href: 'https://text.example/a',
      outside: true,
      opening: { href: 'https://text.example/a', text: 'Open text.example' },
    },
  ]);
  assert.deepEqual(act, []);
});
