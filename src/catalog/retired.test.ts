import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep, site } from '../../tests/small-entries.ts';
import type { LinkRecord } from '../link-health/record.ts';
import { addressOf } from './addresses.ts';
import type { Entries, Resource } from './catalog.ts';
import { comparePaths, findInterchanges } from './compare-paths.ts';
import { createCatalog } from './create-catalog.ts';
import { createFacets } from './facets.ts';
import { findJoinedPaths, findNextSteps, countPlacements } from './queries.ts';
import type { ResourceData } from '../schema/resource.ts';

const inTools = { placements: [{ topic: 'tools', section: 'measuring' }] };
const status = 'deprecated' as const;
const reason = 'Its author has taken it down.';
const old = { status, reason, successor: 'next' };
const lost = { status, reason };

test('keeps retired resources out of every list, with why and what takes their place', () => {
  const catalog = create({
    next: inTools,
    old: { ...old, since: '2026-03-01', title: 'An old one', kind: 'book' },
    lost: { ...lost, title: 'A lost one' },
  });
  const [next] = catalog.resources;
  assert.deepEqual(idsOf(catalog.resources), ['next']);
  assert.deepEqual(
    catalog.retired.map(({ id, href, retired }) => [id, href, retired]),
    [
      [
        'lost',
        '/base/retired/#lost',
        { reason, since: undefined, successor: undefined, page: '/base/resources/lost/' },
      ],
      [
        'old',
        '/base/retired/#old',
        { reason, since: '2026-03-01', successor: next, page: '/base/resources/old/' },
      ],
    ],
  );
  assert.equal(next?.retired, undefined);
  assert.deepEqual(idsOf(next?.replaces), ['old']);
  assert.deepEqual(
    catalog.retired.map(({ placements }) => placements),
    [[], []],
  );
  assert.equal(countPlacements(catalog), 1);
  assert.deepEqual(
    createFacets(catalog),
    [],
    'the kind of a retired resource is no filter for the only one that is left',
  );
});

test('counts no retired resources in filters', () => {
  const catalog = create({
    next: inTools,
    other: { kind: 'tool' },
    old: { ...old, kind: 'book' },
    lost: { ...lost, kind: 'tool' },
  });
  assert.deepEqual(
    createFacets(catalog).map(({ options }) => options.map(({ value, count }) => [value, count])),
    [
      [
        ['kvm', 1],
        ['tools', 1],
      ],
      [
        ['article', 1],
        ['tool', 1],
      ],
    ],
  );
});

test('leads what requires a retired resource to its successor, and drops it where there is none', () => {
  const { resources } = create({
    both: { requires: ['old', 'next', 'lost'] },
    next: { requires: ['old', 'lost'] },
    old: { ...old, requires: ['both'] },
    lost,
  });
  const [both, next] = resources;
  assert.deepEqual(idsOf(both?.requires), ['next']);
  assert.deepEqual(idsOf(next?.requires), [], 'it would require itself');
  assert.deepEqual(idsOf(next?.requiredBy), ['both']);
  assert.deepEqual(idsOf(both?.requiredBy), [], 'a retired one requires nothing');
});

test('leads relations to the successor, but for what is said of that itself', () => {
  const { resources } = create({
    a: { related: [relation('old'), relation('next'), relation('lost')] },
    b: { related: [relation('old')] },
    next: { related: [relation('old')] },
    old: { ...old, related: [relation('b')] },
    lost,
  });
  const [a, b, next] = resources;
  assert.deepEqual(relatedOf(a), ['next: To next.']);
  assert.deepEqual(relatedOf(b), ['next: To old.']);
  assert.deepEqual(relatedOf(next), ['a: To next.', 'b: To old.']);
});

test('leads the glossary and the channels of the site alike, each resource once', () => {
  const term = (resources: string[]) => ({ term: 'T', definition: 'A thing.', resources });
  const catalog = create(
    { next: {}, old, lost },
    {
      glossary: { a: term(['old', 'next', 'lost']), b: term(['lost']) },
      site: { ...site, channels: ['lost', 'old'] },
    },
  );
  assert.deepEqual(
    catalog.terms.map(({ resources }) => idsOf(resources)),
    [['next'], []],
  );
  assert.equal(catalog.resources[0]?.terms.length, 1);
  assert.deepEqual(idsOf(catalog.site.channels), ['next']);
});

test('lets steps show what they name, and count as steps of the successor', () => {
  const catalog = createOnPaths();
  const [reading, writing] = catalog.paths;
  const [step] = reading?.steps ?? [];
  assert.deepEqual(idsOf(step?.resources.map(({ resource }) => resource)), ['old', 'lost']);
  assert.deepEqual(idsOf(step?.companions), ['old']);
  const [next] = catalog.resources;
  const [lostOne, oldOne] = catalog.retired;
  assert.deepEqual(codesOf(next), ['A1', 'B1']);
  assert.deepEqual(codesOf(lostOne), ['A1', 'B2']);
  assert.deepEqual(codesOf(oldOne), ['A1']);
  assert.deepEqual(
    next?.companionOf.map(({ code }) => code),
    ['A1'],
  );
  assert.deepEqual(
    findNextSteps(next).map(({ code }) => code),
    ['A2', 'B2'],
  );
  assert.deepEqual(idsOf(findJoinedPaths(writing!)), ['reading']);
});

test('counts paths by the topics and interchanges of successors, never of retired resources', () => {
  const catalog = createOnPaths();
  assert.deepEqual(
    catalog.paths.map(({ topics }) => idsOf(topics)),
    [['tools'], ['tools']],
  );
  assert.deepEqual(
    catalog.topics.map(({ id, paths }) => [id, idsOf(paths)]),
    [
      ['kvm', []],
      ['tools', ['reading', 'writing']],
    ],
  );
  assert.deepEqual(
    findInterchanges(catalog).map(({ resource, steps }) => [
      resource.id,
      steps.map(({ code }) => code),
    ]),
    [['next', ['A1', 'B1']]],
  );
  assert.deepEqual(
    comparePaths(catalog).map(({ topics }) => topics.map(({ count }) => count)),
    [[1], [1]],
  );
});

test('knows what was known of their links, and counts these among no others', () => {
  const records: LinkRecord[] = ['old', 'next'].map((id) => ({
    url: `https://${id}.example/`,
    checks: [{ at: '2026-11-01T04:00:00Z', outcome: 'ok', reason: 'answers' }],
  }));
  const catalog = create({ next: {}, old, lost }, { records });
  const [lostOne, oldOne] = catalog.retired;
  assert.deepEqual(
    catalog.links.all.map(({ url }) => url),
    ['https://git.example/small', 'https://next.example/'],
  );
  assert.equal(oldOne?.link?.health.state, 'ok');
  assert.equal(lostOne?.link?.health.state, 'unchecked');
});

test('describes each at an address of its own', () => {
  assert.equal(addressOf.retired(), '/retired/');
  assert.equal(addressOf.retiredEntry('old'), '/retired/#old');
});

function create(
  resources: Record<string, Partial<ResourceData>>,
  more: Partial<Omit<Entries, 'resources'>> = {},
) {
  return createCatalog(createEntries(resources, more), '/base/');
}

/** One path through both retired resources, and one through the successor and the one that has none. */
function createOnPaths() {
  const reads = (id: string, ids: string[], companions?: string[]) =>
    createStep({
      kind: 'resource',
      id,
      resources: ids.map((resource) => ({ id: resource })),
      ...(companions && { companions }),
    });
  return create(
    { next: inTools, old, lost },
    {
      paths: [
        {
          id: 'reading',
          data: createPathData([reads('a', ['old', 'lost'], ['old']), createStep({})]),
        },
        { id: 'writing', data: createPathData([reads('a', ['next']), reads('b', ['lost'])]) },
      ],
    },
  );
}

function relation(resource: string) {
  return { resource, how: `To ${resource}.` };
}

function relatedOf(resource: Resource | undefined): string[] {
  return (resource?.related ?? []).map((other) => `${other.resource.id}: ${other.how}`);
}

function codesOf(resource: Resource | undefined): string[] {
  return (resource?.steps ?? []).map(({ code }) => code);
}

function idsOf(things: { id: string }[] = []): string[] {
  return things.map(({ id }) => id);
}
