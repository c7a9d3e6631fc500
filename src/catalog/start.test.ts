import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createSparseEntries } from '../../tests/small-entries.ts';
import type { Resource, Start } from './catalog.ts';
import { createCatalog } from './create-catalog.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { SiteData } from '../schema/site.ts';
import { offersStart } from './start.ts';

const step = (id: string) => ({
  kind: 'resource' as const,
  id,
  title: id,
  resources: [{ id }],
  take: 'All.',
  done: 'You know it.',
});
const beginner = { level: { from: 'beginner', to: 'advanced' } } as const;

/** A catalog with the resources `one` to `three`, the steps of the path `reading` in their order, and others. */
function create(
  start?: SiteData['start'],
  others: Record<string, Partial<ResourceData>> = {},
  order = ['reading', 'writing'],
) {
  const resources = { one: {}, two: {}, three: {}, ...others };
  const entries = createEntries(resources);
  const [reading] = entries.paths;
  assert(reading);
  reading.data.steps = [step('one'), step('two'), step('three')];
  entries.site = { ...entries.site, paths: order, ...(start && { start }) };
  return createCatalog(entries, '/');
}

const describe = (start: Start | undefined) =>
  start && [start.thing.href, start.reason, start.covers.map(({ id }) => id)];

test('starts with what the settings name, else with the first path, else with nothing', () => {
  const reason = 'It is short.';
  for (const [start, order, expected] of [
    [{ resource: 'three', reason }, undefined, ['/resources/three/', reason, ['three']]],
    [{ path: 'writing', reason }, undefined, ['/paths/writing/', reason, []]],
    [undefined, ['reading', 'writing'], ['/paths/reading/', undefined, ['one', 'two']]],
    [undefined, ['writing', 'reading'], ['/paths/writing/', undefined, []]],
    [undefined, [], undefined],
  ] as const)
    assert.deepEqual(
      describe(create(start, {}, order && [...order]).site.start),
      expected,
      JSON.stringify([start, order]),
    );
});

test('a retired start leads to its successor, and without one to the first path', () => {
  const retired: Partial<ResourceData> = {
    status: 'deprecated',
    reason: 'It is gone.',
    placements: [],
  };
  const hrefs = [{ successor: 'three' }, {}].map(
    (more) => create({ resource: 'old' }, { old: { ...retired, ...more } }).site.start?.thing.href,
  );
  assert.deepEqual(hrefs, ['/resources/three/', '/paths/reading/']);
});

test('offers the start where a newcomer is better off there', () => {
  const { resources, site } = create(undefined, {
    'a-manual': { kind: 'documentation', ...beginner },
    'a-list': { kind: 'mailing-list', ...beginner },
    'a-tutorial': { kind: 'tutorial', ...beginner },
    'a-hard-tutorial': { kind: 'tutorial', level: { from: 'intermediate', to: 'advanced' } },
    'a-book': { kind: 'book' },
  });
  const offers = (start: Start | undefined) =>
    resources.filter((resource: Resource) => offersStart(resource, start)).map(({ id }) => id);
  assert.deepEqual(offers(site.start), [
    'a-book',
    'a-hard-tutorial',
    'a-list',
    'a-manual',
    'three',
  ]);
  assert.deepEqual(offers(undefined), []);
});

test('offers the start beside what states no kind, unless it is for beginners', () => {
  const entries = createSparseEntries({ bare: {}, easy: beginner });
  const { resources, site } = createCatalog(entries, '/');
  assert.deepEqual(
    resources.map((resource) => offersStart(resource, site.start)),
    [true, false],
  );
});
