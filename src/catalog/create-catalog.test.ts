import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep, site } from '../../tests/small-entries.ts';
import { type Catalog, lineStyles } from './catalog.ts';
import { createCatalog } from './create-catalog.ts';

const programs = { topic: 'kvm', section: 'programs' };
const measuring = { topic: 'tools', section: 'measuring' };

test('numbers topics, sections and placements in the order of the site', () => {
  const { topics } = createCatalog(
    createEntries({
      qemu: { placements: [{ ...programs, group: 'large' }, measuring] },
      api: {},
      zfirst: { placements: [programs] },
    }),
    '/',
  );
  assert.deepEqual(
    topics.map(({ id, number }) => [id, number]),
    [
      ['kvm', 1],
      ['tools', 2],
    ],
  );
  assert.deepEqual(
    topics.flatMap(({ placements }) =>
      placements.map(({ number, resource, section }) => `${number} ${section.id} ${resource.id}`),
    ),
    ['1.1.1 documents api', '1.2.1 programs zfirst', '1.2.2 programs qemu', '2.1.1 measuring qemu'],
  );
});

test('shows what an order names first, and the rest by title', () => {
  const { topics } = createCatalog(
    createEntries({
      part10: { title: 'Part 10', placements: [programs] },
      part9: { title: 'part 9', placements: [programs] },
      second: { title: 'Second', placements: [programs] },
      renamed: { title: 'Zebra', placements: [{ ...programs, title: 'Aardvark' }] },
      zfirst: { title: 'Zfirst', placements: [programs] },
    }),
    '/',
  );
  assert.deepEqual(
    topics[0]?.sections[1]?.placements.map(({ title }) => title),
    ['Zfirst', 'Second', 'Aardvark', 'part 9', 'Part 10'],
  );
});

test('puts what stands in no group before the groups, and leaves empty groups out', () => {
  const { topics } = createCatalog(
    createEntries({
      qemu: { placements: [{ ...programs, group: 'large' }] },
      crosvm: { placements: [{ ...programs, group: 'large' }] },
      perf: { placements: [programs] },
    }),
    '/',
  );
  assert.deepEqual(
    topics[0]?.sections[1]?.groups.map(({ id, title, placements }) => ({
      id,
      title,
      resources: placements.map(({ resource }) => resource.id),
    })),
    [
      { id: undefined, title: undefined, resources: ['perf'] },
      { id: 'large', title: 'Large', resources: ['qemu', 'crosvm'] },
    ],
  );
});

test('gives the placements of a resource in its own order, each with its place', () => {
  const catalog = createCatalog(
    createEntries({
      sdm: {
        title: 'The manual',
        placements: [
          { ...measuring, locator: 'Volume 3B', note: 'On counters.' },
          { topic: 'kvm', section: 'documents', title: 'The manual, volume 3C' },
        ],
      },
    }),
    '/',
  );
  const [sdm] = catalog.resources;
  assert.deepEqual(
    sdm?.placements.map(({ number, title, locator, note, topic }) => ({
      number,
      title,
      locator,
      note,
      topic: topic.id,
    })),
    [
      {
        number: '2.1.1',
        title: 'The manual',
        locator: 'Volume 3B',
        note: 'On counters.',
        topic: 'tools',
      },
      {
        number: '1.1.1',
        title: 'The manual, volume 3C',
        locator: undefined,
        note: undefined,
        topic: 'kvm',
      },
    ],
  );
});

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

test('shows relations on both sides and requirements from either', () => {
  const { resources } = createCatalog(
    createEntries({
      api: {},
      book: {
        requires: ['api'],
        related: [{ resource: 'course', how: 'The course follows the book.' }],
      },
      course: { requires: ['api', 'book'] },
    }),
    '/',
  );
  const [api, book, course] = resources;
  assert.deepEqual(
    api?.requiredBy.map(({ id }) => id),
    ['book', 'course'],
  );
  assert.deepEqual(
    course?.requires.map(({ id }) => id),
    ['api', 'book'],
  );
  const how = 'The course follows the book.';
  assert.deepEqual(book?.related, [{ resource: course, how }]);
  assert.deepEqual(course?.related, [{ resource: book, how }]);
});

test('ties terms to other terms and to resources', () => {
  const { terms, resources } = createCatalog(
    createEntries(
      { api: {} },
      {
        glossary: {
          vmm: { term: 'VMM', definition: 'A program.', synonyms: ['monitor'], see: ['kvm'] },
          kvm: { term: 'KVM', definition: 'A hypervisor.', resources: ['api'] },
        },
      },
    ),
    '/',
  );
  const [kvm, vmm] = terms;
  assert.deepEqual([kvm?.id, vmm?.id], ['kvm', 'vmm'], 'terms stand by name');
  assert.deepEqual(vmm?.see, [kvm]);
  assert.deepEqual(kvm?.see, []);
  assert.deepEqual(vmm?.synonyms, ['monitor']);
  assert.deepEqual(kvm?.resources, resources);
  assert.deepEqual(resources[0]?.terms, [kvm]);
});

test('begins every address with the base path', () => {
  const { pages, resources, topics, paths, terms } = createCatalog(
    createEntries({ api: {} }, { glossary: { kvm: { term: 'KVM', definition: 'A hypervisor.' } } }),
    '/virtualization/',
  );
  assert.deepEqual(
    [
      pages.home,
      pages.search,
      resources[0]?.href,
      topics[0]?.href,
      topics[0]?.sections[0]?.href,
      paths[0]?.href,
      paths[0]?.steps[0]?.href,
      terms[0]?.href,
    ],
    [
      '/virtualization/',
      '/virtualization/search/',
      '/virtualization/resources/api/',
      '/virtualization/topics/kvm/',
      '/virtualization/topics/kvm/#documents',
      '/virtualization/paths/reading/',
      '/virtualization/paths/reading/#do',
      '/virtualization/glossary/kvm/',
    ],
  );
});

test('names the host of an address, or the network of a channel', () => {
  const { resources } = createCatalog(
    createEntries({
      a: { url: 'https://www.Example.org:8080/a' },
      b: { url: undefined, channel: { network: 'OFTC', name: '#kvm' } },
      c: { url: undefined },
    }),
    '/',
  );
  assert.deepEqual(
    resources.map(({ host }) => host),
    ['example.org', 'OFTC', ''],
  );
});

test('refuses content that was not checked', () => {
  assert.throws(
    () => createCatalog(createEntries({ api: { requires: ['nothing'] } }), '/'),
    new Error('"nothing" is not in the catalog: check it first.'),
  );
  assert.throws(
    () =>
      createCatalog(createEntries({ api: { placements: [{ topic: 'kvm', section: 'x' }] } }), '/'),
    new Error('"x" is not in the catalog: check it first.'),
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
