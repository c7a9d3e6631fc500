import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, after } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { addFields, changeContent, writeContent, writeChanged } from '../../tests/bad-content/small-content.ts';
import { beginRepository } from '../../tests/begin-repository.ts';
import { writeMadeUpCatalog } from '../../tests/made-up-catalog.ts';
import { madeUpCatalogs } from '../../tests/made-up-sizes.ts';
import { formatCatalogJson } from '../exports/catalog-json.ts';
import { writeChanges } from './content-change.ts';
import { formatDiff } from './format-diff.ts';
import { formatIssue } from '../rules/rules.ts';
import { loadCatalog } from './load-catalog.ts';
import { planRename, assertFree, findThing } from './rename.ts';
import { rm } from 'node:fs/promises';
import { readContent } from '../source/read-content.ts';
import { runs } from '../../tests/runs.ts';

const things = ['kvm-api', 'kvmtool', 'perf', 'topics/kvm', 'tools', 'first-guest'];
const origin = new URL('https://small.example');

test('plans the thing under its new name first, then every file that names it', async (context) => {
  const folder = await writeChanged(context, {
    'resources/perf.yaml': addFields('requires: [kvmtool]'),
    'exceptions.yaml': `# yaml-language-server: $schema=schema/exceptions.json
- rule: leading-article
  where: content/resources/kvmtool.yaml
  reason: Its authors write it so.
  until: 2020-12-31
`,
    'resources/kvmtool.yaml': ['summary: Small', 'summary: A small'],
  });
  const { kind, from, changes, issues } = await planRename(folder, 'kvmtool', 'lkvm');
  assert.deepEqual([kind, from, issues], ['resources', 'kvmtool', []]);
  assert.equal(
    formatDiff(changes),
    `diff --git a/content/resources/kvmtool.yaml b/content/resources/lkvm.yaml
rename from content/resources/kvmtool.yaml
rename to content/resources/lkvm.yaml
--- a/content/resources/kvmtool.yaml
+++ b/content/resources/lkvm.yaml
@@ -4,4 +4,5 @@
 kind: tool
 summary: A small user space for KVM.
+formerly: [kvmtool]
 placements:
 - topic: kvm
--- a/content/exceptions.yaml
+++ b/content/exceptions.yaml
@@ -1,5 +1,5 @@
 # yaml-language-server: $schema=schema/exceptions.json
 - rule: leading-article
-  where: content/resources/kvmtool.yaml
+  where: content/resources/lkvm.yaml
   reason: Its authors write it so.
   until: 2020-12-31
--- a/content/paths/first-guest.mdx
+++ b/content/paths/first-guest.mdx
@@ -12,5 +12,5 @@
   done: You can name them.
   resources: [{ id: kvm-api }]
-  companions: [kvmtool]
+  companions: [lkvm]
 - kind: reading
   id: look
--- a/content/resources/perf.yaml
+++ b/content/resources/perf.yaml
@@ -5,6 +5,6 @@
 summary: Counts what the processor does.
 related:
-- { resource: kvmtool, how: It measures guests. }
-requires: [kvmtool]
+- { resource: lkvm, how: It measures guests. }
+requires: [lkvm]
 placements:
 - topic: tools
--- a/content/topics/kvm.mdx
+++ b/content/topics/kvm.mdx
@@ -7,5 +7,5 @@
 - id: programs
   title: Programs
-  order: [kvmtool]
+  order: [lkvm]
 ---
 `,
  );
});

test('what it shows is what git applies, and what it writes', async (context) => {
  const root = await writeContent(
    new Map([...changeContent()].map(([file, text]) => [`content/${file}`, text])),
  );
  context.after(() => rmSync(root, { recursive: true }));
  const git = beginRepository(root);
  const folder = join(root, 'content');
  for (const thing of things) {
    const { changes } = await planRename(folder, thing, 'new-name');
    writeFileSync(join(root, 'patch'), `${formatDiff(changes)}\n`);
    git('apply', 'patch');
    const applied = readFolder(folder);
    git('checkout', '-q', '.');
    git('clean', '-qfd');
    await writeChanges(folder, changes);
    assert.deepEqual(readFolder(folder), applied);
    const { file, from = '' } = changes[0] ?? { file: '' };
    const has = (name: string) => applied.has(name.replace('content/', ''));
    assert.ok(has(file) && !has(from));
    git('checkout', '-q', '.');
    git('clean', '-qfd');
  }
});

test('a chain of renamings keeps every id that the thing had, and a way back takes one out', async (context) => {
  const folder = await writeChanged(context);
  const formerly = async () => {
    const { issues, catalog } = await loadCatalog(folder);
    assert.deepEqual(issues, []);
    return catalog?.resources.find(({ title }) => title === 'perf')?.formerly;
  };
  for (const [from, to, had] of [
    ['perf', 'b', ['perf']],
    ['b', 'c', ['perf', 'b']],
    ['c', 'perf', ['c', 'b']],
    ['perf', 'd', ['c', 'b', 'perf']],
  ] as const) {
    await rename(folder, from, to);
    assert.deepEqual(await formerly(), had);
  }
});

test('renaming there and back leaves every file as it was, but for the id in between', async (context) => {
  const folder = await writeChanged(context, {
    'resources/perf.yaml': [
      'related:',
      '# before\nrequires: [ kvmtool,kvm-api ]  # both\nrelated:',
    ],
    'topics/tools.mdx': [
      /$/,
      '\nSee [it](/paths/first-guest/#read "x") and <a href="/topics/tools/">this</a>.\n',
    ],
  });
  const before = readFolder(folder);
  const ids = fc
    .stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)
    .filter((id) => ![...before.keys()].some((file) => file.includes(`/${id}.`)))
    // The quotes that another one needs stay when it is gone.
    .filter((id) => typeof parse(id) === 'string');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...things), ids, async (thing, id) => {
      const folderOf = await rename(folder, thing, id);
      const away = readFolder(folder);
      await rename(folder, `${folderOf}/${id}`, thing.replace(/^.*\//, ''));
      const back = readFolder(folder);
      const own = [...back].filter(([file, text]) => before.get(file) !== text);
      assert.equal(own.length, 1);
      const [file = '', text = ''] = own[0] ?? [];
      assert.equal(text.replace(/^formerly: .*\n/m, ''), before.get(file));
      assert.notDeepEqual(away, back);
      // As it was for the next one.
      await writeChanges(folder, [
        { file: `content/${file}`, before: text, after: before.get(file) },
      ]);
    }),
    { numRuns: runs(12) },
  );
});

test('the catalog differs in ids and addresses alone', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeMadeUpCatalog(folder, madeUpCatalogs.aged);
  const before = await readJson(folder);
  const renamed = [
    ['resources', 'the-handbook-of-wintering-in-small-gardens'],
    ['resources', 'the-manual-of-honey-harvest-in-wet-summers'],
    ['topics', 'wintering'],
    ['paths', 'the-first-summer'],
  ] as const;
  for (const [i, [kind, id]] of renamed.entries()) await rename(folder, `${kind}/${id}`, `x${i}`);
  const text = JSON.stringify(await readJson(folder), (key, value: unknown) =>
    key === 'formerly'
      ? (value as string[]).filter((id) => !renamed.some(([, old]) => old === id))
      : value,
  );
  const back = renamed.reduce(
    (changed, [, id], i) => changed.replaceAll(new RegExp(`(?<=["/#])x${i}(?=["/])`, 'g'), id),
    text,
  );
  assert.deepEqual(JSON.parse(back), before);
});

test('writes nothing into content that has issues, and says that they are older', async (context) => {
  const folder = await writeChanged(context, {
    'resources/perf.yaml': ['kind: tool', 'kind: tol'],
  });
  const { changes, issues, isOlder } = await planRename(folder, 'kvmtool', 'lkvm');
  assert.deepEqual([changes, isOlder], [[], true]);
  assert.deepEqual(issues.map(formatIssue), [
    'content/resources/perf.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
  ]);
});

test('nor into content with a file that cannot be read', async (context) => {
  const folder = await writeChanged(context, { 'resources/perf.yaml': '' });
  const { isOlder, issues } = await planRename(folder, 'kvmtool', 'lkvm');
  assert.deepEqual([isOlder, issues.map(({ code }) => code)], [true, ['empty-file']]);
});

test('reports what would be wrong afterwards', async (context) => {
  const former = Array.from({ length: 50 }, (_, i) => `f${i}`).join(', ');
  const folder = await writeChanged(context, {
    'resources/kvmtool.yaml': addFields(`formerly: [${former}]`),
    'resources/perf.yaml': ['resource: kvmtool', 'resource: "kvm\\x74ool"'],
  });
  const { isOlder, issues } = await planRename(folder, 'kvmtool', 'lkvm');
  assert.equal(isOlder, false);
  assert.deepEqual(issues.map(formatIssue), [
    'content/resources/lkvm.yaml:6:11  too-many  formerly has 51 items, but at most 50 are allowed. Keep the most important ones.',
    'content/resources/perf.yaml:7:15  unknown-resource  resource "kvmtool" does not exist. It is now called "lkvm". Use that id.',
  ]);
});

/** Renames, and returns the folder of the thing. */
async function rename(folder: string, name: string, to: string): Promise<string> {
  const { kind, changes, issues } = await planRename(folder, name, to);
  assert.deepEqual(issues, []);
  await writeChanges(folder, changes);
  return kind;
}

async function readJson(folder: string): Promise<unknown> {
  const { catalog, issues } = await loadCatalog(folder);
  assert.ok(catalog, issues.map(formatIssue).join('\n'));
  return JSON.parse(formatCatalogJson(catalog, origin));
}

function readFolder(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.\w+$/.test(file))
    .toSorted();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

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
