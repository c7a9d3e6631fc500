import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';

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
  assert.deepEqual(book?.related, [{ resource: course, how, declared: true }]);
  assert.deepEqual(course?.related, [{ resource: book, how, declared: false }]);
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
    '/our-list/',
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
      '/our-list/',
      '/our-list/search/',
      '/our-list/resources/api/',
      '/our-list/topics/kvm/',
      '/our-list/topics/kvm/#documents',
      '/our-list/paths/reading/',
      '/our-list/paths/reading/#do',
      '/our-list/glossary/kvm/',
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

test('puts what has no section first, in the order of the topic, under its address', () => {
  const entries = createEntries({
    api: {},
    perf: { placements: [{ topic: 'tools' }] },
    bpf: { placements: [{ topic: 'tools' }] },
    zfirst: { placements: [{ topic: 'kvm' }] },
    kvmtool: { placements: [{ topic: 'kvm' }, programs] },
  });
  const [kvm, tools] = entries.topics.map(({ data }) => data);
  if (kvm) kvm.order = ['zfirst'];
  if (tools) delete tools.sections;
  const catalog = createCatalog(entries, '/base/');
  assert.deepEqual(
    catalog.topics.map(({ sections }) =>
      sections.map(({ number, title, href, placements }) =>
        [number, title ?? '', href, ...placements.map((own) => own.number + own.title)].join(' '),
      ),
    ),
    [
      [
        '1.0  /base/topics/kvm/ 1.0.1zfirst 1.0.2kvmtool',
        '1.1 Documents /base/topics/kvm/#documents 1.1.1api',
        '1.2 Programs /base/topics/kvm/#programs 1.2.1kvmtool',
      ],
      ['2  /base/topics/tools/ 2.1bpf 2.2perf'],
    ],
  );
});
