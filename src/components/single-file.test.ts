import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import type { LearningPath } from '../catalog/catalog.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { createSingleFile } from './single-file.ts';

test('a resource stands in full at its first step, and later mentions lead there', () => {
  const { steps } = createSingleFile(createPath());
  const mentions = steps.map(({ step, resources, companions }) => ({
    step: step.code,
    resources: resources.map(({ resource, first, full }) => [resource.id, first, full?.anchor]),
    companions: companions.map(({ resource, full }) => [resource.id, full?.anchor]),
  }));
  assert.deepEqual(mentions, [
    {
      step: 'A1',
      resources: [['qemu', true, 'A1-qemu']],
      companions: [
        ['kvm', 'A2-kvm'],
        ['help', undefined],
      ],
    },
    {
      step: 'A2',
      resources: [
        ['kvm', true, 'A2-kvm'],
        ['qemu', false, 'A1-qemu'],
        ['kvm', false, 'A2-kvm'],
      ],
      companions: [],
    },
    { step: 'A3', resources: [], companions: [['qemu', 'A1-qemu']] },
  ]);
});

test('addresses of its own steps and resources lead inside the page', () => {
  assert.deepEqual(
    [...createSingleFile(createPath()).anchors],
    [
      ['/base/paths/reading/#first', '#first'],
      ['/base/paths/reading/#second', '#second'],
      ['/base/paths/reading/#do', '#do'],
      ['/base/resources/qemu/', '#A1-qemu'],
      ['/base/resources/kvm/', '#A2-kvm'],
    ],
  );
});

test('the old address of a retired resource leads inside the page too', () => {
  const steps = [createStep({ id: 'read', kind: 'resource', resources: [{ id: 'old' }] })];
  const { paths } = createCatalog(
    createEntries(
      { old: { status: 'deprecated', reason: 'It is gone.' } },
      {
        paths: [
          { id: 'reading', data: createPathData(steps) },
          { id: 'writing', data: createPathData() },
        ],
      },
    ),
    '/base/',
  );
  assert.deepEqual(
    [...createSingleFile(paths[0]!).anchors],
    [
      ['/base/paths/reading/#read', '#read'],
      ['/base/retired/#old', '#A1-old'],
      ['/base/resources/old/', '#A1-old'],
    ],
  );
});

function createPath(): LearningPath {
  const steps = [
    createStep({
      id: 'first',
      kind: 'resource',
      resources: [{ id: 'qemu' }],
      companions: ['kvm', 'help'],
    }),
    createStep({
      id: 'second',
      kind: 'resource',
      resources: [{ id: 'kvm' }, { id: 'qemu', locator: 'hw/' }, { id: 'kvm', locator: 'arch/' }],
    }),
    createStep({ companions: ['qemu'] }),
  ];
  const entries = createEntries(
    { qemu: {}, kvm: {}, help: {} },
    {
      paths: [
        { id: 'reading', data: createPathData(steps) },
        { id: 'writing', data: createPathData() },
      ],
    },
  );
  const [path] = createCatalog(entries, '/base/').paths;
  assert.ok(path);
  return path;
}
