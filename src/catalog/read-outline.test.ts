import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test, type TestContext } from 'node:test';
import { type Case, changeContent, writeContent } from '../../tests/bad-content/small-content.ts';
import { readOutline } from './read-outline.ts';

test('reads topics and learning paths in the order of the site', async (context) => {
  const { topics, paths } = await readChanged(context, {
    'site.yaml': ['topics: [kvm, tools]', 'topics: [tools, kvm]'],
  });
  assert.deepEqual(
    topics.map(({ id, title, sections }) => [id, title, sections.map((section) => section.id)]),
    [
      ['tools', 'Tools', ['measuring']],
      ['kvm', 'KVM', ['documents', 'programs']],
    ],
  );
  assert.deepEqual(paths, [{ id: 'first-guest', title: 'A first guest' }]);
});

test('reads a topic that the site does not name yet', async (context) => {
  const { topics } = await readChanged(context, { 'site.yaml': ['[kvm, tools]', '[tools]'] });
  assert.deepEqual(
    topics.map(({ id }) => id),
    ['tools', 'kvm'],
  );
});

test('reads them beside resources with issues, as after a change of an id', async (context) => {
  const { topics } = await readChanged(context, {
    'topics/kvm.mdx': ['id: programs', 'id: user-space'],
    'resources/perf.yaml': 'title: [',
  });
  assert.equal(topics[0]?.sections[1]?.id, 'user-space');
});

for (const [name, change, message] of [
  ['a topic', { 'topics/kvm.mdx': 'title: KVM' }, /kvm\.mdx:1:1 {2}missing-frontmatter {2}/],
  ['a path', { 'paths/first-guest.mdx': '' }, /first-guest\.mdx:1:1 {2}empty-file {2}/],
  ['the site', { 'site.yaml': null }, /site\.yaml:1:1 {2}missing-file {2}/],
] as const)
  test(`throws the issues of ${name}`, async (context) => {
    await assert.rejects(readChanged(context, change), message);
  });

async function readChanged(context: TestContext, change: Case['change']) {
  const folder = await writeContent(changeContent(change));
  context.after(() => rm(folder, { recursive: true }));
  return readOutline(folder);
}
