import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { changeContent, modeline, writeContent } from '../../tests/bad-content/small-content.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import { type Placeless, proposePlacement, type ProposedPlacement } from './propose-placement.ts';

const small = await loadSmall({
  'resources/kvm-talk.yaml': `${modeline}title: A talk
url: https://talks.example/1
kind: talk
summary: Speaks of everything.
placements:
  - topic: kvm
    section: documents
`,
});

const cases: [name: string, resource: Placeless, found: ProposedPlacement | undefined][] = [
  [
    'where the placements of its kind are',
    { kind: 'documentation' },
    place('kvm', 'documents', undefined, '1 of 1 placement of kind "documentation"'),
  ],
  [
    'where the placements of its host are',
    { url: 'https://www.tools.example/strace' },
    place('tools', 'measuring', 'counters', '1 of 1 placement at tools.example'),
  ],
  [
    'by words that its title shares with the headings',
    { title: 'Counters of Linux' },
    place('tools', 'measuring', 'counters', 'headings with “counters”'),
  ],
  [
    'by the words of its summary, in other forms too',
    { title: 'strace', summary: 'Measures calls, and what a program asks of KVM.' },
    place('kvm', 'programs', undefined, 'headings with “kvm”, “programs”'),
  ],
  [
    'by all that suggests it',
    { title: 'More of KVM', url: 'https://docs.example/x', kind: 'talk' },
    place(
      'kvm',
      'documents',
      undefined,
      '1 of 1 placement at docs.example; 1 of 1 placement of kind "talk"; headings with “kvm”',
    ),
  ],
  ['nothing where nothing speaks for any place', { title: 'Of the and', kind: 'chat' }, undefined],
  ['nothing for nothing', {}, undefined],
  ['nothing for what is no address', { url: 'nonsense' }, undefined],
];

for (const [name, resource, found] of cases)
  test(`proposes ${name}`, () => {
    assert.deepEqual(proposePlacement(resource, small), found);
  });

test('proposes the first of equals, in the order of the site', async () => {
  const headings = { 'topics/kvm.mdx': ['title: Programs', 'title: Documents'] } as const;
  const equal = await loadSmall({}, headings['topics/kvm.mdx']);
  assert.equal(proposePlacement({ title: 'Documents' }, equal)?.section, 'documents');
});

test('finds the topics of this catalog better than the most frequent one would', async (context) => {
  const { catalog } = await loadCatalog('tests/fixtures/bread');
  assert.ok(catalog);
  const { topics, resources } = catalog;
  let topic = 0;
  let section = 0;
  for (const resource of resources) {
    const others = resources.filter((other) => other !== resource);
    const proposed = proposePlacement(resource, { topics, resources: others });
    const right = resource.placements.filter((own) => own.topic.id === proposed?.topic);
    if (right.length > 0) topic += 1;
    if (right.some((own) => own.section.id === proposed?.section)) section += 1;
  }
  const most = Math.max(
    ...topics.map(({ placements }) => new Set(placements.map(({ resource }) => resource)).size),
  );
  context.diagnostic(`of ${resources.length}: topic ${topic}, section ${section}`);
  assert.ok(topic > most, `${topic} of ${resources.length}, ${most} in one topic`);
});

function place(
  topic: string,
  section: string,
  group: string | undefined,
  because: string,
): ProposedPlacement {
  return { topic, section, group, because };
}

async function loadSmall(
  more: Record<string, string>,
  heading?: readonly [string, string],
): Promise<Catalog> {
  const folder = await writeContent(
    changeContent({ ...more, ...(heading && { 'topics/kvm.mdx': [...heading] }) }),
  );
  const { catalog, issues } = await loadCatalog(folder, '2026-06-01');
  await rm(folder, { recursive: true });
  assert.ok(catalog, JSON.stringify(issues));
  return catalog;
}
