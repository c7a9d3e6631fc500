import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep, site } from '../../tests/small-entries.ts';
import { type Catalog, lineStyles } from './catalog.ts';
import { createCatalog } from './create-catalog.ts';

const measuring = { topic: 'tools', section: 'measuring' };

test('counts letters on after Z, and lines from the first style after the last', () => {
  const ids = Array.from({ length: 28 }, (_, i) => `path-${i}`);
  const { paths } = createCatalog(
    createEntries(
      {},
      {
        site: { ...site, paths: ids },
        paths: ids.map((id) => ({ id, data: createPathData() })),
      },
    ),
    '/',
  );
  const at = (i: number) => [paths[i]?.letter, paths[i]?.line, paths[i]?.steps[0]?.code];
  assert.equal(lineStyles, 6);
  assert.deepEqual(at(0), ['A', 1, 'A1']);
  assert.deepEqual(at(5), ['F', 6, 'F1']);
  assert.deepEqual(at(6), ['G', 1, 'G1']);
  assert.deepEqual(at(25), ['Z', 2, 'Z1']);
  assert.deepEqual(at(26), ['AA', 3, 'AA1']);
  assert.deepEqual(at(27), ['AB', 4, 'AB1']);
});

test('ties paths to the topics of their resources', () => {
  const catalog = createWithSteps();
  const [kvm, tools] = catalog.topics;
  const [reading, writing] = catalog.paths;
  assert.deepEqual(
    kvm?.paths.map(({ id }) => id),
    ['reading', 'writing'],
  );
  assert.deepEqual(
    tools?.paths.map(({ id }) => id),
    ['reading', 'writing'],
    'a topic has every path that stops at one of its resources',
  );
  assert.deepEqual(
    reading?.topics.map(({ id }) => id),
    ['kvm', 'tools'],
    'in the order of the site, whatever the order of the steps',
  );
  assert.deepEqual(
    writing?.topics.map(({ id }) => id),
    ['kvm'],
    'only the topics that its resources are placed in first',
  );
});

test('ties steps to their resources and companions, both ways', () => {
  const { paths, resources } = createWithSteps();
  const [measure, look] = paths[0]?.steps ?? [];
  assert.deepEqual(
    measure?.resources.map(({ resource, locator }) => [resource.id, locator]),
    [
      ['perf', 'perf kvm'],
      ['api', undefined],
    ],
  );
  assert.deepEqual(
    measure.companions.map(({ id }) => id),
    ['both'],
  );
  assert.deepEqual(look?.readings, [
    { title: 'A tour', url: 'https://tour.example/', deeper: false },
  ]);
  const [api, both] = resources;
  assert.deepEqual(
    api?.steps.map(({ code }) => code),
    ['A1'],
  );
  assert.deepEqual(
    both?.companionOf.map(({ code }) => code),
    ['A1'],
  );
});

function createWithSteps(): Catalog {
  const steps = {
    measure: createStep({
      kind: 'resource',
      id: 'measure',
      resources: [{ id: 'perf', locator: 'perf kvm' }, { id: 'api' }],
      companions: ['both'],
    }),
    look: createStep({
      kind: 'reading',
      id: 'look',
      readings: [{ title: 'A tour', url: 'https://tour.example/' }],
    }),
    both: createStep({ kind: 'resource', id: 'both', resources: [{ id: 'both' }] }),
  };
  return createCatalog(
    createEntries(
      {
        api: {},
        perf: { placements: [measuring] },
        both: { placements: [{ topic: 'kvm', section: 'documents' }, measuring] },
      },
      {
        paths: [
          { id: 'reading', data: createPathData([steps.measure, steps.look]) },
          { id: 'writing', data: createPathData([steps.both]) },
        ],
      },
    ),
    '/',
  );
}
