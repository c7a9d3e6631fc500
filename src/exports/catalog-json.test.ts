import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createEntries,
  createPathData,
  createSparseEntries,
  createStep,
} from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import type { ResourceData } from '../schema/resource.ts';
import { formatCatalogJson } from './catalog-json.ts';

const origin = new URL('https://small.example');

test('gives a resource with the fields of its file, ids for references, and absolute pages', () => {
  const catalog = createCatalog(
    createEntries(
      {
        api: {},
        novel: {
          archive: { url: 'https://archive.example/1', captured: '2024-05-03' },
          authors: ['A. Author'],
          level: { from: 'beginner', to: 'advanced' },
          requires: ['api'],
          related: [{ resource: 'api', how: 'Both.' }],
          placements: [{ topic: 'tools', section: 'measuring', title: 'Here', locator: 'part 2' }],
        },
      },
      {
        paths: [
          {
            id: 'reading',
            data: createPathData([createStep({ kind: 'resource', resources: [{ id: 'novel' }] })]),
          },
          { id: 'writing', data: createPathData() },
        ],
      },
    ),
    '/base/',
  );
  const json = JSON.parse(formatCatalogJson(catalog, origin)) as CatalogJson;
  assert.deepEqual(
    json.resources.find(({ id }) => id === 'novel'),
    {
      id: 'novel',
      title: 'novel',
      url: 'https://novel.example/',
      kind: 'article',
      summary: 'A made-up resource.',
      formerly: [],
      aliases: [],
      archive: { url: 'https://archive.example/1', captured: '2024-05-03' },
      authors: ['A. Author'],
      takeaways: [],
      start: [],
      caveats: [],
      page: 'https://small.example/base/resources/novel/',
      level: { from: 'beginner', to: 'advanced', by: 'source' },
      requires: ['api'],
      related: [{ resource: 'api', how: 'Both.', declared: true }],
      placements: [
        { number: '2.1.1', topic: 'tools', section: 'measuring', title: 'Here', locator: 'part 2' },
      ],
      steps: [{ path: 'reading', step: 'do' }],
    },
  );
});

test('says who rated a level, and where to find what has no address', () => {
  const level = { from: 'beginner', to: 'beginner', by: 'editors' } as const;
  const entries = createEntries({ chat: { level, kind: 'chat' } });
  const data = entries.resources[0]?.data;
  assert.ok(data);
  delete data.url;
  data.channel = { network: 'OFTC', name: '#x' };
  const json = JSON.parse(formatCatalogJson(createCatalog(entries, '/'), origin)) as CatalogJson;
  assert.deepEqual(json.resources[0]?.level, level);
  assert.deepEqual(json.resources[0].find, [
    { place: 'OFTC web chat', is: 'chat', url: 'https://webchat.oftc.net/?channels=%23x' },
    { place: 'your IRC client', is: 'chat', url: 'ircs://irc.oftc.net/x' },
  ]);
});

test('lists retired resources by themselves, and leaves the others as they were', () => {
  const old: Partial<ResourceData> = {
    status: 'deprecated',
    reason: 'It is gone.',
    since: '2026-03-01',
    successor: 'api',
    formerly: ['older'],
    locator: 'Part 1',
    doi: '10.1000/182',
    requires: ['api'],
  };
  const paths = [
    {
      id: 'reading',
      data: createPathData([createStep({ kind: 'resource', resources: [{ id: 'old' }] })]),
    },
    { id: 'writing', data: createPathData() },
  ];
  const json = JSON.parse(
    formatCatalogJson(createCatalog(createEntries({ api: {}, old }, { paths }), '/base/'), origin),
  ) as CatalogJson;
  assert.deepEqual(json.retired, [
    {
      id: 'old',
      formerly: ['older'],
      title: 'old',
      url: 'https://old.example/',
      locator: 'Part 1',
      doi: '10.1000/182',
      kind: 'article',
      summary: 'A made-up resource.',
      reason: 'It is gone.',
      since: '2026-03-01',
      successor: 'api',
      page: 'https://small.example/base/retired/#old',
    },
  ]);
  assert.deepEqual(
    json.resources.map(({ id }) => id),
    ['api'],
  );
  assert.deepEqual(json.paths[0]?.steps[0]?.resources, [{ id: 'old' }]);
  const [without] = (
    JSON.parse(
      formatCatalogJson(createCatalog(createEntries({ api: {} }, {}), '/base/'), origin),
    ) as CatalogJson
  ).resources;
  assert.deepEqual({ ...json.resources[0], steps: [] }, without);
});

test('gives what has no section as a section without id and title', () => {
  const entries = createEntries({ api: {}, perf: { placements: [{ topic: 'kvm' }] } });
  const json = JSON.parse(
    formatCatalogJson(createCatalog(entries, '/base/'), origin),
  ) as CatalogJson;
  assert.deepEqual(json.topics[0]?.sections.slice(0, 2), [
    { number: '1.0', groups: [{ resources: ['perf'] }] },
    { id: 'documents', number: '1.1', title: 'Documents', groups: [{ resources: ['api'] }] },
  ]);
  assert.deepEqual(json.resources[1]?.placements, [{ number: '1.0.1', topic: 'kvm' }]);
});

test('has no key for a summary or a kind that is not stated', () => {
  const catalog = createCatalog(createSparseEntries({ api: {} }), '/');
  const [api] = (JSON.parse(formatCatalogJson(catalog, origin)) as CatalogJson).resources;
  assert.deepEqual(
    ['title', 'summary', 'kind'].filter((key) => Object.hasOwn(api ?? {}, key)),
    ['title'],
  );
});

test('holds the whole catalog of this project, without a circle and with every id resolved', async () => {
  const { catalog } = await loadCatalog('tests/fixtures/bread');
  assert.ok(catalog);
  const json = JSON.parse(formatCatalogJson(catalog, origin)) as CatalogJson;
  const ids = {
    resources: new Set([...json.resources, ...json.retired].map(({ id }) => id)),
    topics: new Set(json.topics.map(({ id }) => id)),
    paths: new Map(json.paths.map(({ id, steps }) => [id, steps.map((step) => step.id)])),
    terms: new Set(json.glossary.map(({ id }) => id)),
  };
  assert.equal(ids.resources.size, catalog.resources.length + catalog.retired.length);
  assert.equal(ids.topics.size, catalog.topics.length);
  assert.equal(ids.paths.size, catalog.paths.length);
  assert.equal(ids.terms.size, catalog.terms.length);

  const named = [
    ...json.resources.flatMap(({ requires, related }) => [
      ...requires,
      ...related.map(({ resource }) => resource),
    ]),
    ...json.topics.flatMap(({ sections }) =>
      sections.flatMap(({ groups }) => groups.flatMap(({ resources }) => resources)),
    ),
    ...json.paths.flatMap(({ steps }) =>
      steps.flatMap(({ resources, companions }) => [
        ...resources.map(({ id }) => id),
        ...companions,
      ]),
    ),
    ...json.glossary.flatMap(({ resources }) => resources),
  ];
  assert.deepEqual(
    named.filter((id) => !ids.resources.has(id)),
    [],
  );
  for (const { placements, steps } of json.resources) {
    for (const { topic } of placements) assert.ok(ids.topics.has(topic), topic);
    for (const { path, step } of steps) assert.ok(ids.paths.get(path)?.includes(step), step);
  }
  for (const { see } of json.glossary) for (const id of see) assert.ok(ids.terms.has(id), id);
});

test('gives every page an address that begins with the origin', async () => {
  const { catalog } = await loadCatalog('tests/fixtures/bread');
  assert.ok(catalog);
  const json = JSON.parse(formatCatalogJson(catalog, origin)) as CatalogJson;
  for (const { page } of [json, ...json.resources, ...json.topics, ...json.paths, ...json.glossary])
    assert.ok(page.startsWith('https://small.example/'), page);
});

interface CatalogJson {
  page: string;
  resources: {
    id: string;
    page: string;
    level?: object;
    find?: object[];
    requires: string[];
    related: { resource: string }[];
    placements: { topic: string }[];
    steps: { path: string; step: string }[];
  }[];
  retired: { id: string; page: string; formerly: string[] }[];
  topics: { id: string; page: string; sections: { groups: { resources: string[] }[] }[] }[];
  paths: {
    id: string;
    page: string;
    steps: { id: string; resources: { id: string }[]; companions: string[] }[];
  }[];
  glossary: { id: string; page: string; see: string[]; resources: string[] }[];
}
