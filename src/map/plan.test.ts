import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import type { StepData } from '../schema/learning-path.ts';
import { createMapPlan, describeChanges, formatList, nameStop } from './plan.ts';

const inTools = { placements: [{ topic: 'tools', section: 'measuring' }] };
const uses = (id: string, ...resources: string[]) =>
  createStep({ id, kind: 'resource', title: id, resources: resources.map((r) => ({ id: r })) });

test('makes one station of the steps that use the same resource first', () => {
  const { plan } = planOf([uses('one', 'a', 'b')], [uses('two', 'b'), uses('three', 'a')]);
  assert.deepEqual(
    plan.stations.map(({ stops }) => stops.map(({ code }) => code)),
    [['A1', 'B2'], ['B1']],
  );
});

test('puts a station in the topic of its resource, else of what helps, else of the step before', () => {
  const { plan } = planOf([
    createStep({ id: 'first' }),
    uses('second', 'b'),
    createStep({ id: 'third', companions: ['a'] }),
    createStep({ id: 'fourth' }),
  ]);
  assert.deepEqual(
    plan.stations.map(({ zone }) => zone.title),
    ['Tools', 'Tools', 'KVM', 'KVM'],
  );
});

test('has a zone without a topic for a path that uses no resource', () => {
  const { plan } = planOf([createStep({ id: 'alone' })]);
  assert.deepEqual(
    plan.zones.map(({ title }) => title),
    ['Outside the topics'],
  );
  assert.deepEqual(
    plan.quiet.map(({ id }) => id),
    ['kvm', 'tools'],
  );
});

test('calls an interchange by the title of its steps, else of its resource', () => {
  const same = { title: 'Read it' };
  const { plan } = planOf(
    [
      { ...uses('one', 'a'), ...same },
      { ...uses('two', 'b'), ...same },
    ],
    [{ ...uses('one', 'a'), ...same }, uses('two', 'b')],
  );
  assert.deepEqual(
    plan.stations.map(({ title }) => title),
    ['Read it', 'b'],
  );
});

test('calls a resource with a long title by its longest other name that fits', () => {
  const title = 'The long and complete manual of everything there is';
  const { plan } = planOf([uses('one', 'c')], [uses('two', 'c')], {
    c: { title, aliases: ['M', 'The manual'] },
  });
  assert.equal(plan.stations[0]?.title, 'The manual');
});

test('takes the successor of a retired resource for a station, and one without for none', () => {
  const retirement = { status: 'deprecated', reason: 'It is gone.' };
  const { plan } = planOf(
    [uses('one', 'old'), uses('two', 'lost'), createStep({ id: 'three', companions: ['lost'] })],
    [uses('one', 'lost'), uses('two', 'b')],
    { old: { ...retirement, successor: 'b' }, lost: retirement },
  );
  assert.deepEqual(
    plan.stations.map(({ stops, resource, zone }) => [
      stops.map(({ code }) => code).join(' '),
      resource?.id,
      zone.title,
    ]),
    [
      ['A1 B2', 'b', 'Tools'],
      ['A2', undefined, 'Tools'],
      ['A3', undefined, 'Tools'],
      ['B1', undefined, 'Tools'],
    ],
  );
});

test('names path, step and changes of a stop', () => {
  const { plan, paths } = planOf([uses('one', 'a')], [uses('two', 'b'), uses('three', 'a')]);
  const [station, other] = plan.stations;
  assert.equal(nameStop(station!.stops[0]!, station!), 'A1 one, step 1 of A path. Change for B2');
  assert.equal(nameStop(other!.stops[0]!, other!), 'B1 two, step 1 of A path');
  assert.equal(
    describeChanges(paths[1]!, plan),
    'It shares resources with other paths: you can change at B2.',
  );
});

test('lists codes as a sentence does', () => {
  assert.equal(formatList(['A1']), 'A1');
  assert.equal(formatList(['A1', 'B5']), 'A1 and B5');
  assert.equal(formatList(['A1', 'B5', 'C2']), 'A1, B5 and C2');
});

function planOf(reading: StepData[], writing: StepData[] | undefined = undefined, more = {}) {
  const entries = createEntries({ a: {}, b: inTools, ...more });
  entries.paths = [
    { id: 'reading', data: createPathData(reading) },
    ...(writing ? [{ id: 'writing', data: createPathData(writing) }] : []),
  ];
  entries.site = { ...entries.site, paths: entries.paths.map(({ id }) => id) };
  const catalog = createCatalog(entries, '/');
  return { plan: createMapPlan(catalog), paths: catalog.paths };
}
