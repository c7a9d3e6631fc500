import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  smallContent,
  readChanged,
  type Case,
} from '../../tests/bad-content/small-content.ts';
import { readOutline } from './read-outline.ts';

const unlisted = '---\ntitle: More\nsummary: What is left.\nsections: [{ id: a, title: A }]\n---\n';

test('reads the settings and the topics in the order of the site, those that it does not list last', async () => {
  const { site, topics } = await readChangedOutline({
    'site.yaml': ['topics: [kvm, tools]', 'topics: [tools, kvm]'],
    'topics/a-more.mdx': unlisted,
    'topics/b-more.mdx': unlisted,
  });
  assert.equal(site.name, 'Small');
  assert.deepEqual(
    topics.map(({ id }) => id),
    ['tools', 'kvm', 'a-more', 'b-more'],
  );
});

test('reads the learning paths in the order of the site, and calls one by its id that cannot be read', async () => {
  const second = smallContent['paths/first-guest.mdx'].replace('A first guest', 'A second guest');
  const { paths } = await readChangedOutline({
    'site.yaml': ['paths: [first-guest]', 'paths: [lost, second-guest]'],
    'paths/second-guest.mdx': second,
    'paths/lost.mdx': '',
  });
  assert.deepEqual(paths, [
    { id: 'lost', title: 'lost' },
    { id: 'second-guest', title: 'A second guest' },
    { id: 'first-guest', title: 'A first guest' },
  ]);
});

test('reads them whatever is wrong with a resource or a path', async () => {
  const { topics } = await readChangedOutline({
    'resources/kvmtool.yaml': 'title: [',
    'paths/first-guest.mdx': '',
  });
  assert.equal(topics.length, 2);
});

test('names all that is wrong with the settings and the topics', async () => {
  await assert.rejects(
    readChangedOutline({
      'site.yaml': ['name: Small', 'name: ""'],
      'topics/kvm.mdx': '',
      'topics/tools.mdx': ['title: Tools', 'titel: Tools'],
    }),
    {
      message: `content/site.yaml or a topic has issues. Fix them first:
  content/site.yaml:2:7  empty-value  name is empty. Fill it in.
  content/topics/kvm.mdx:1:1  empty-file  the file is empty. Fill it in, or remove it.
  content/topics/tools.mdx:2:1  missing-field  title is missing. Add it.
  content/topics/tools.mdx:2:1  unknown-key  "titel" is not a field. Did you mean "title"?`,
    },
  );
});

test('says that the settings are missing', async () => {
  await assert.rejects(readChangedOutline({ 'site.yaml': null }), /site\.yaml:1:1 {2}missing-file/);
});

function readChangedOutline(change: Case['change']) {
  return readChanged(change, readOutline);
}
