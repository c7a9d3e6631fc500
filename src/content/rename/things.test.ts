import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, test } from 'node:test';
import {
  addFields,
  changeContent,
  writeContent,
} from '../../../tests/bad-content/small-content.ts';
import { readContent } from '../../source/read-content.ts';
import { assertFree, findThing } from './things.ts';

const folder = await writeContent(
  changeContent({
    'resources/kvmtool.yaml': addFields('formerly: [lkvm]'),
    'topics/perf.mdx': '---\ntitle: Perf\n---\n',
  }),
);
const { content } = await readContent(folder);
after(() => rm(folder, { recursive: true }));

const found: [name: string, kind: string, id: string][] = [
  ['kvm-api', 'resources', 'kvm-api'],
  ['tools', 'topics', 'tools'],
  ['first-guest', 'paths', 'first-guest'],
  ['resources/perf', 'resources', 'perf'],
  ['topics/perf', 'topics', 'perf'],
  ['content/resources/perf.yaml', 'resources', 'perf'],
];

for (const [name, kind, id] of found)
  test(`finds what "${name}" means`, () => {
    const thing = findThing(content, name);
    assert.deepEqual([thing.kind, thing.source.id], [kind, id]);
  });

const unknown: [name: string, says: string][] = [
  ['kvmtol', 'nothing has the id "kvmtol". Did you mean "kvmtool"?'],
  ['documents', 'nothing has the id "documents". Only resources, topics, paths and pages can be renamed.'],
  [
    'paths/kvmtool',
    'no learning path has the id "kvmtool". Only resources, topics, paths and pages can be renamed.',
  ],
  ['perf', '"perf" is a resource and a topic. Write "resources/perf" or "topics/perf".'],
  ['lkvm', 'the resource "lkvm" is now called "kvmtool". Use that id.'],
  [
    'topic/kvm',
    '"topic/kvm" is not the path of a resource, topic, learning path or page. Write it as "resources/kvm", "topics/kvm", "paths/kvm" or "pages/kvm".',
  ],
  ['', 'nothing has the id "". Only resources, topics, paths and pages can be renamed.'],
  [
    '../../etc/passwd',
    '"../../etc/passwd" is not the path of a resource, topic, learning path or page. Write it as "resources/passwd", "topics/passwd", "paths/passwd" or "pages/passwd".',
  ],
];

for (const [name, says] of unknown)
  test(`says what is wrong with "${name}"`, () => {
    assert.throws(() => findThing(content, name), { message: says });
  });

const taken: [id: string, says: string | undefined][] = [
  ['tools', undefined],
  ['new-name', undefined],
  ['lkvm', undefined],
  ['kvmtool', 'the resource is already called "kvmtool".'],
  ['perf', '"perf" is the id of another resource. Choose one that is not in use.'],
  [
    'Kvm_Tool',
    '"Kvm_Tool" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".',
  ],
  [
    '../x',
    '"../x" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".',
  ],
  ['', '"" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".'],
  ['a'.repeat(91), `"${'a'.repeat(91)}" has 91 characters, but an id can have at most 90.`],
];

for (const [id, says] of taken)
  test(`${says ? 'refuses' : 'grants'} a resource the id "${id}"`, () => {
    const grant = () => assertFree(content, findThing(content, 'kvmtool'), id);
    if (says) assert.throws(grant, { message: says });
    else grant();
  });

test('refuses the former id of another thing of the kind', () => {
  assert.throws(() => assertFree(content, findThing(content, 'kvm-api'), 'lkvm'), {
    message:
      '"lkvm" is a former id of "kvmtool", so its URL redirects there. Choose one that is not in use.',
  });
  assertFree(content, findThing(content, 'tools'), 'lkvm');
});
