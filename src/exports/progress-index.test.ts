import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { writeMadeUpCatalog } from '../../tests/made-up-catalog.ts';
import {
  createEntries,
  createPathData,
  createSparseEntries,
  createStep,
} from '../../tests/small-entries.ts';
import { createFacetIndex } from '../catalog/facet-index.ts';
import { packOf } from '../catalog/id-packs.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import { toStored } from '../progress/ready.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { packSteps, unpackSteps } from '../progress/steps.ts';
import { createResourceIndex, createResourcePacks, createStepIndex } from './progress-index.ts';

const steps = [
  createStep({
    kind: 'resource',
    id: 'both',
    title: 'Both parts',
    resources: [
      { id: 'book', locator: 'part 1' },
      { id: 'book', locator: 'part 2' },
      { id: 'tool' },
    ],
  }),
  createStep({}),
];
const catalog = createCatalog(
  createEntries(
    {
      book: { level: { from: 'beginner', to: 'intermediate' } },
      tool: { requires: ['book'], kind: 'tool' },
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

test('the index of steps holds codes, addresses below the base and each resource once', () => {
  const [path] = createStepIndex(catalog).paths;
  const { steps: found, ...rest } = path!;
  assert.deepEqual(rest, {
    id: 'reading',
    title: 'A path',
    letter: 'A',
    line: 1,
    href: '/base/paths/reading/',
  });
  assert.deepEqual(found, [
    {
      id: 'both',
      title: 'Both parts',
      code: 'A1',
      href: '/base/paths/reading/#both',
      uses: ['book', 'tool'],
    },
    { id: 'do', title: 'Do', code: 'A2', href: '/base/paths/reading/#do', uses: [] },
  ]);
});

test('the stored index of steps leaves out what follows from the rest', () => {
  const index = createStepIndex(catalog);
  const packed = packSteps(index);
  assert.deepEqual(Object.keys(packed.paths[0]?.steps[1] ?? {}), ['id', 'title']);
  assert.deepEqual(unpackSteps(JSON.parse(JSON.stringify(packed)) as typeof packed), index);
});

test('a step names what it requires of the other steps of its path, and nothing else', () => {
  const use = (id: string) => createStep({ kind: 'resource', id, resources: [{ id }] });
  const [path] = createStepIndex(
    createCatalog(
      createEntries(
        { book: {}, tool: { requires: ['book', 'film'] }, film: {} },
        {
          paths: [
            { id: 'reading', data: createPathData([use('book'), use('tool')]) },
            { id: 'writing', data: createPathData() },
          ],
        },
      ),
      '/base/',
    ),
  ).paths;
  assert.deepEqual(
    path?.steps.map(({ requires }) => requires),
    [undefined, ['book']],
  );
});

test('the index of resources holds levels where somebody rated them, and what is required', () => {
  const [book, tool] = createResourceIndex(catalog);
  assert.deepEqual(book?.levels, ['beginner', 'intermediate']);
  assert.deepEqual(tool, {
    id: 'tool',
    title: 'tool',
    href: '/base/resources/tool/',
    kind: 'tool',
    levels: [],
    url: 'https://tool.example/',
    requires: ['book'],
  });
});

test('a step counts by the successors of what it uses, and by what was retired without one', () => {
  const retirement = { status: 'deprecated', reason: 'It is gone.' } as const;
  const used = ['api', 'old', 'lost'].map((id) => ({ id }));
  const aged = createCatalog(
    createEntries(
      {
        api: {},
        old: { ...retirement, successor: 'api' },
        lost: { ...retirement, requires: ['api'] },
      },
      {
        paths: [
          {
            id: 'reading',
            data: createPathData([createStep({ kind: 'resource', resources: used })]),
          },
          { id: 'writing', data: createPathData() },
        ],
      },
    ),
    '/base/',
  );
  assert.deepEqual(createStepIndex(aged).paths[0]?.steps[0]?.uses, ['api', 'lost']);
  assert.deepEqual(
    createResourceIndex(aged).map(({ id, href, requires, retired }) => [
      id,
      href,
      requires,
      retired,
    ]),
    [
      ['api', '/base/resources/api/', [], undefined],
      ['lost', '/base/retired/#lost', [], true],
    ],
  );
});

test('has no kind of a resource that states none', () => {
  const catalog = createCatalog(createSparseEntries({ api: {} }), '/');
  assert.equal(Object.hasOwn(createResourceIndex(catalog)[0] ?? {}, 'kind'), false);
});

test('what a mark, a reading list and a remembered level load does not grow with the catalog', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const weigh = (data: unknown) => gzipSync(JSON.stringify(data)).length;
  const measure = async (resources: number) => {
    const topics = resources / 50;
    writeMadeUpCatalog(folder, { resources, topics, paths: 2, stepsPerPath: 8, seed: 2 });
    const { catalog } = await loadCatalog(folder);
    assert.ok(catalog);
    const packs = createResourcePacks(catalog);
    const load = (ids: string[]) =>
      [...new Set(ids.map((id) => packOf(id, packs.size)))]
        .map((pack) => (packs.get(pack) ?? []).map((own) => toStored(own, '/')))
        .reduce((sum, stored) => sum + weigh(stored), 0);
    const every = catalog.resources.map(({ id }) => id);
    return {
      steps: weigh(packSteps(createStepIndex(catalog))),
      mark: every.reduce((sum, id) => sum + load([id]), 0) / every.length,
      list: load(every.filter((_id, i) => i % (every.length / 20) === 0)),
      level: weigh(createFacetIndex(catalog)) / every.length,
    };
  };
  const [few, many] = [await measure(400), await measure(1600)];
  for (const what of ['steps', 'mark', 'list'] as const)
    assert.ok(many[what] < few[what] * 1.25, `${what}: ${few[what]} bytes became ${many[what]}`);
  // Its columns of values are as long as the catalog, at two bytes a resource.
  assert.ok(many.level < 2.5, `${many.level} bytes a resource`);
});
