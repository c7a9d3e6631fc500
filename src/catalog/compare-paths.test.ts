import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import type { Catalog } from './catalog.ts';
import { comparePaths, findInterchanges } from './compare-paths.ts';
import { createCatalog } from './create-catalog.ts';
import { describeLevel } from '../schema/vocabulary.ts';
import type { StepData } from '../schema/learning-path.ts';

const measuring = { topic: 'tools', section: 'measuring' };
const reads = (id: string, ...resources: string[]): StepData =>
  createStep({ id, kind: 'resource', resources: resources.map((resource) => ({ id: resource })) });

test('counts the steps of each kind, those that a path has not included', () => {
  const [reading, writing] = comparePaths(
    createSmall([reads('one', 'api'), reads('two', 'api'), createStep({})], [createStep({})]),
  );
  assert.deepEqual(
    [reading, writing].map((path) => path?.kinds),
    [
      [
        { kind: 'resource', count: 2 },
        { kind: 'reading', count: 0 },
        { kind: 'activity', count: 1 },
      ],
      [
        { kind: 'resource', count: 0 },
        { kind: 'reading', count: 0 },
        { kind: 'activity', count: 1 },
      ],
    ],
  );
});

test('gives the range of the levels that resources state, and none where none states one', () => {
  const paths = comparePaths(
    createSmall([reads('one', 'api', 'novel'), reads('two', 'plain')], [reads('one', 'plain')]),
  );
  assert.deepEqual(
    paths.map(({ level }) => level && describeLevel(level)),
    ['beginner to intermediate (our judgement)', undefined],
  );
});

test('counts a step once in every topic that its resources are placed in first', () => {
  const paths = comparePaths(
    createSmall([reads('one', 'api', 'novel'), reads('two', 'perf', 'api')], [reads('one', 'api')]),
  );
  assert.deepEqual(
    paths.map(({ topics }) => topics.map(({ topic, count }) => `${topic.id} ${count}`)),
    [
      ['kvm 2', 'tools 1'],
      ['kvm 1', 'tools 0'],
    ],
  );
});

test('leaves out a topic that no path stops at', () => {
  const paths = comparePaths(createSmall([reads('one', 'api')], [createStep({})]));
  assert.deepEqual(
    paths.map(({ topics }) => topics.map(({ topic }) => topic.id)),
    [['kvm'], ['kvm']],
  );
});

test('finds the resources that paths share, with the steps of all of them', () => {
  const catalog = createSmall(
    [reads('one', 'novel'), reads('two', 'api'), reads('three', 'plain', 'perf')],
    [reads('one', 'perf'), reads('two', 'api'), reads('three', 'api')],
  );
  assert.deepEqual(
    findInterchanges(catalog).map(
      ({ resource, steps }) => `${resource.id} ${steps.map(({ code }) => code).join(' ')}`,
    ),
    ['api A2 B2 B3', 'perf A3 B1'],
  );
});

test('takes two steps of one path for no place where paths meet', () => {
  assert.deepEqual(
    findInterchanges(createSmall([reads('one', 'api'), reads('two', 'api')], [createStep({})])),
    [],
  );
});

test('compares one path, and none', () => {
  const entries = createEntries({ api: {} });
  entries.site = { ...entries.site, paths: ['reading'] };
  assert.equal(comparePaths(createCatalog(entries, '/')).length, 1);
  entries.site = { ...entries.site, paths: [] };
  const none = createCatalog(entries, '/');
  assert.deepEqual([comparePaths(none), findInterchanges(none)], [[], []]);
});

function createSmall(reading: StepData[], writing: StepData[]): Catalog {
  return createCatalog(
    createEntries(
      {
        api: { level: { from: 'beginner', to: 'beginner' } },
        novel: { level: { from: 'intermediate', to: 'intermediate', by: 'editors' } },
        perf: { placements: [measuring, { topic: 'kvm', section: 'documents' }] },
        plain: {},
      },
      {
        paths: [
          { id: 'reading', data: createPathData(reading) },
          { id: 'writing', data: createPathData(writing) },
        ],
      },
    ),
    '/',
  );
}
