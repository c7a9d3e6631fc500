import { listRules } from '../rules/lists.ts';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { bodies } from '../../tests/bad-content/bodies.ts';
import { duplicates } from '../../tests/bad-content/duplicates.ts';
import { fields } from '../../tests/bad-content/fields.ts';
import { formerIds } from '../../tests/bad-content/former-ids.ts';
import { files } from '../../tests/bad-content/files.ts';
import { houseErrors } from '../../tests/bad-content/house-rules.ts';
import { links } from '../../tests/bad-content/links.ts';
import { look } from '../../tests/bad-content/look.ts';
import { questions } from '../../tests/bad-content/questions.ts';
import { references } from '../../tests/bad-content/references.ts';
import { retiredErrors } from '../../tests/bad-content/retired.ts';
import {
  changeContent,
  checkChanged,
  modeline,
  smallContent,
  writeContent,
} from '../../tests/bad-content/small-content.ts';
import { texts } from '../../tests/bad-content/texts.ts';
import { misread } from '../../tests/bad-content/misread-yaml.ts';
import { yaml } from '../../tests/bad-content/yaml.ts';
import { formatIssue, isAdvice, rules } from '../rules/rules.ts';
import { loadCatalog } from './load-catalog.ts';

const cases = [
  ...files,
  ...yaml,
  ...misread,
  ...fields,
  ...texts,
  ...references,
  ...duplicates,
  ...formerIds,
  ...questions,
  ...links,
  ...look,
  ...bodies,
  ...houseErrors,
  ...retiredErrors,
];

for (const { name, change, says } of cases) {
  test(name, async () => {
    assert.deepEqual(await checkChanged(change), says);
  });
}

test('every code of an error has a case, and no case gives another one', () => {
  const codes = cases.flatMap(({ says }) => says.map((line) => line.split('  ')[1] ?? ''));
  // The cases are folders; those of lists are in the examples of their rules.
  const ofLists = new Set<string>(listRules.map(({ code }) => code));
  const errors = rules.filter((rule) => !isAdvice(rule) && !ofLists.has(rule.code)).map(({ code }) => code);
  assert.deepEqual([...new Set(codes)].toSorted(), errors.toSorted());
});

test('a line begins with the file from the root of the project', async (context) => {
  const folder = await writeContent(
    changeContent({ 'resources/kvmtool.yaml': ['topic: kvm', 'topic: kvmm'] }),
  );
  context.after(() => rm(folder, { recursive: true }));
  const { issues } = await loadCatalog(folder);
  assert.deepEqual(issues.map(formatIssue), [
    'content/resources/kvmtool.yaml:7:10  unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?',
  ]);
});

test('content without an issue gives the catalog and the addresses it links to', async (context) => {
  const folder = await writeContent(changeContent());
  context.after(() => rm(folder, { recursive: true }));
  const { issues, catalog, externalLinks } = await loadCatalog(folder);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    catalog?.resources.map(({ id }) => id),
    ['kvmtool', 'perf', 'kvm-api'],
  );
  assert.deepEqual(externalLinks, [
    { url: 'https://docs.example/kvm', file: 'content/resources/kvm-api.yaml' },
    { url: 'https://git.example/small', file: 'content/site.yaml' },
    { url: 'https://github.com/example/kvmtool', file: 'content/resources/kvmtool.yaml' },
    { url: 'https://tools.example/perf', file: 'content/resources/perf.yaml' },
    { url: 'https://tour.example/', file: 'content/paths/first-guest.mdx' },
  ]);
});

test('a catalog that is read again checks only the files that changed against their schema', async (context) => {
  const folder = await writeContent(changeContent());
  context.after(() => rm(folder, { recursive: true }));
  const before = (await loadCatalog(folder)).entries?.resources;
  const [first] = before ?? [];
  assert.ok(before && first);
  const file = join(folder, `resources/${first.id}.yaml`);
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*$/m, 'title: Another'));
  const after = (await loadCatalog(folder)).entries?.resources ?? [];
  const isSame = after.map(({ data }, i) => data === before[i]?.data);
  assert.deepEqual(isSame, before.map((_, i) => i > 0));
  assert.equal(after[0]?.data.title, 'Another');
});

test('the addresses that only retired resources name are no links of the content', async (context) => {
  const retired = 'status: deprecated\nreason: It is kept no more.\nplacements:';
  const perf = changeContent().get('resources/perf.yaml');
  const folder = await writeContent(
    changeContent({
      'resources/old-perf.yaml': String(perf)
        .replace('/perf', '/old-perf')
        .replace(/related:\n.*\n/, '')
        .replace('placements:', retired),
      'resources/old-api.yaml': String(perf)
        .replace('tools.example/perf', 'docs.example/kvm')
        .replace(/related:\n.*\n/, '')
        .replace(
          'placements:',
          `${retired.replace('placements', 'successor: kvm-api\nplacements')}`,
        ),
    }),
  );
  context.after(() => rm(folder, { recursive: true }));
  const { issues, catalog, externalLinks } = await loadCatalog(folder);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    catalog?.retired.map(({ id }) => id),
    ['old-api', 'old-perf'],
  );
  assert.deepEqual(
    externalLinks
      ?.filter(({ file }) => file.startsWith('content/resources/'))
      .map(({ url }) => url),
    [
      'https://docs.example/kvm',
      'https://github.com/example/kvmtool',
      'https://tools.example/perf',
    ],
  );
});

test('a folder that does not exist is an error', async () => {
  await assert.rejects(loadCatalog('no-such-folder'), {
    message:
      'there is no folder "no-such-folder" with content. Run the command in the project folder, or name the content folder.',
  });
});

test('a folder of more files than anybody writes is not read, and that is said', async (context) => {
  const folder = await writeContent(changeContent());
  context.after(() => rm(folder, { recursive: true }));
  const full = context.mock.method(fs, 'opendirSync', (path: string) => {
    const name = path === folder ? 'resources' : 'kvm.yaml';
    const entry = { name, isDirectory: () => path === folder, isFile: () => true };
    let left = path === folder ? 1 : 50_001;
    return { readSync: () => (left-- > 0 ? entry : null), closeSync: () => undefined };
  });
  syncBuiltinESMExports();
  try {
    const { issues } = await loadCatalog(folder);
    const says = issues.filter(({ code }) => code === 'file-too-large').map(formatIssue);
    assert.equal(
      says[0],
      'content/paths:1:1  file-too-large  the folder contains more than 50,000 files, so none were read. Split the catalog.',
    );
    await assert.rejects(loadCatalog(join(folder, 'resources')), {
      message: `"${join(folder, 'resources')}" contains too many files for a content folder. Name another folder.`,
    });
  } finally {
    full.mock.restore();
    syncBuiltinESMExports();
  }
});

const hostile: [name: string, file: string, text: string][] = [
  ['a bomb of aliases', 'resources/kvmtool.yaml', modeline + createAliasBomb(9)],
  ['deep brackets', 'resources/kvmtool.yaml', modeline + '[\n'.repeat(50_000)],
  ['deep fields', 'resources/kvmtool.yaml', modeline + '{a:\n'.repeat(20_000)],
  ['deep items', 'resources/kvmtool.yaml', modeline + '- '.repeat(2400)],
  ['deep keys', 'resources/kvmtool.yaml', modeline + '? '.repeat(2400)],
  ['many keys', 'glossary.yaml', modeline + createLines(2000, (i) => `k${i}: 1`)],
  ['many quotes', 'resources/kvmtool.yaml', modeline + '"\n'.repeat(50_000)],
  ['deep quotations', 'topics/kvm.mdx', `---\ntitle: KVM\n---\n${'>'.repeat(4900)}`],
  ['deep emphasis', 'topics/kvm.mdx', `---\ntitel: KVM\n---\n${'**a _b '.repeat(700)}`],
  ['deep tags', 'topics/kvm.mdx', `---\ntitle: KVM\n---\n${'<b>'.repeat(1600)}`],
];

for (const [name, file, text] of hostile) {
  test(`${name} are read to the end and reported`, async () => {
    const lines = await checkChanged({ [file]: text });
    assert.ok(lines.some((line) => line.startsWith(`${file}:`)));
  });
}

/** Lists of which each holds the one before nine times. */
function createAliasBomb(depth: number): string {
  const aliases = (i: number) => Array.from({ length: 9 }, () => `*l${i - 1}`).join(', ');
  return `l0: &l0 [x]\n${createLines(depth, (i) => `l${i + 1}: &l${i + 1} [${aliases(i + 1)}]`)}`;
}

function createLines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');
}

test('what is no plain file is not read, wherever it stands, and the rest is reported', async (context) => {
  const folder = await writeContent(
    changeContent({ 'resources/perf.yaml': ['kind: tool', 'kind: tol'], 'glossary.yaml': null }),
  );
  context.after(() => rm(folder, { recursive: true }));
  const outside = join(folder, '.outside.yaml');
  await writeFile(outside, smallContent['resources/kvmtool.yaml']);
  await symlink(outside, join(folder, 'resources/linked.yaml'));
  await symlink('/dev/zero', join(folder, 'resources/zero.yaml'));
  await symlink('/dev/zero', join(folder, 'glossary.yaml'));
  await symlink('/dev/zero', join(folder, 'link-health.jsonl'));
  await symlink(folder, join(folder, 'topics/loop.mdx'));
  execFileSync('mkfifo', [join(folder, 'exceptions.yaml'), join(folder, 'resources/pipe.yaml')]);
  await rename(join(folder, 'paths'), join(folder, '.paths'));
  await symlink(join(folder, '.paths'), join(folder, 'paths'));
  const { issues } = await loadCatalog(folder);
  assert.deepEqual(
    issues.map(({ file, code }) => `${file} ${code}`),
    [
      'content/exceptions.yaml unreadable-file',
      'content/glossary.yaml unreadable-file',
      'content/link-health.jsonl damaged-link-health',
      'content/paths unreadable-file',
      'content/resources/linked.yaml unreadable-file',
      'content/resources/perf.yaml unknown-value',
      'content/resources/pipe.yaml unreadable-file',
      'content/resources/zero.yaml unreadable-file',
      'content/site.yaml unknown-path',
      'content/topics/loop.mdx unreadable-file',
    ],
  );
});
