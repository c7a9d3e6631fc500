import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
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
