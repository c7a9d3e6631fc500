import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  changeContent,
  smallContent,
  writeContent,
} from '../../tests/bad-content/small-content.ts';
import { beginRepository, commitAll } from '../../tests/begin-repository.ts';
import { formatPlain } from './change.ts';
import { orderTimes } from './read-commits.ts';
import { readHistory } from './read-history.ts';

const kvmtool = 'resources/kvmtool.yaml';
const perf = 'resources/perf.yaml';
const noon = (day: string) => `${day}T12:00:00Z`;

test('reports day by day, newest first, what commits changed', async (context) => {
  const content = await beginContent(context);
  await change(content, kvmtool, ['kind: tool', 'kind: source-code']);
  commitAll(content, noon('2026-03-02'));
  await rm(join(content, perf));
  commitAll(content, noon('2026-03-05'));
  const [last, second, first, ...more] = await describeDays(content);
  assert.deepEqual(last, ['2026-03-05', 'removes “perf”']);
  assert.deepEqual(second, [
    '2026-03-02',
    'changes the kind of “kvmtool” from tool to source-code',
  ]);
  assert.equal(first?.[0], '2026-03-01');
  assert.ok(first?.includes('adds “kvmtool” to “KVM” › Programs'));
  assert.ok(first?.includes('adds the path “A first guest” with 3 steps'));
  assert.ok(first?.includes('adds the term “VMM”'));
  assert.deepEqual(more, []);
});

test('describes changes of own pages and public files, and of none that no build copies', async (context) => {
  const content = await beginContent(context);
  await write(content, 'pages/imprint.mdx', '---\ntitle: Imprint\n---\n\nWe.\n');
  await write(content, 'public/logo.svg', '<svg/>');
  for (const file of ['public/CNAME', 'public/.hidden.png', 'public/run.js'])
    await write(content, file, 'x');
  commitAll(content, noon('2026-03-02'));
  await write(content, 'public/logo.svg', '<svg></svg>');
  commitAll(content, noon('2026-03-03'));
  const days = await describeDays(content);
  assert.deepEqual(days.slice(0, 2), [
    ['2026-03-03', 'changes the file “logo.svg”'],
    ['2026-03-02', 'adds the page “Imprint”', 'adds the file “logo.svg”'],
  ]);
});

test('takes the commits of a day together', async (context) => {
  const content = await beginContent(context);
  await change(content, kvmtool, ['kind: tool', 'kind: book']);
  await write(content, 'resources/tour.yaml', 'title: A Tour\n');
  commitAll(content, '2026-03-02T00:10:00Z');
  await change(content, kvmtool, ['kind: book', 'kind: talk']);
  await rm(join(content, 'resources/tour.yaml'));
  // In UTC the day is still the second.
  commitAll(content, '2026-03-03T01:00:00+02:00');
  const history = await readHistory(content);
  assert.ok(history.known);
  assert.equal(history.days.length, 2);
  assert.equal(history.days[0]?.time, '2026-03-02T23:00:00.000Z');
  assert.deepEqual((await describeDays(content))[0], [
    '2026-03-02',
    'changes the kind of “kvmtool” from tool to talk',
  ]);
});

test('calls places as they were called then', async (context) => {
  const content = await beginContent(context);
  await write(content, 'resources/tour.yaml', tour('A Tour'));
  commitAll(content, noon('2026-03-02'));
  await change(content, 'topics/kvm.mdx', ['title: Programs', 'title: Software']);
  commitAll(content, noon('2026-03-03'));
  await write(content, 'resources/second.yaml', tour('Another'));
  commitAll(content, noon('2026-03-04'));
  assert.deepEqual((await describeDays(content)).slice(0, 3), [
    ['2026-03-04', 'adds “Another” to “KVM” › Software'],
    ['2026-03-03', 'gives the section Programs of the topic “KVM” the title Software'],
    ['2026-03-02', 'adds “A Tour” to “KVM” › Programs'],
  ]);
});

test('knows a renamed file again', async (context) => {
  const content = await beginContent(context);
  await rename(join(content, perf), join(content, 'resources/linux-perf.yaml'));
  commitAll(content, noon('2026-03-02'));
  assert.deepEqual((await describeDays(content))[0], [
    '2026-03-02',
    'renames “perf” from perf to linux-perf',
  ]);
});

test('passes over what nobody could read then', async (context) => {
  const content = await beginContent(context);
  await write(content, kvmtool, 'title: "kvmtool\n');
  commitAll(content, noon('2026-03-02'));
  await change(content, kvmtool, [
    /[^]*/,
    smallContent[kvmtool].replace('kind: tool', 'kind: book'),
  ]);
  await write(content, perf, Buffer.from([0xff, 0xfe, 0x00]));
  commitAll(content, noon('2026-03-03'));
  assert.deepEqual((await describeDays(content)).slice(0, -1), [
    ['2026-03-03', 'changes the kind of “kvmtool” from tool to book'],
  ]);
});

test('says nothing of how files are written, of other files and of links to files', async (context) => {
  const content = await beginContent(context);
  await change(content, kvmtool, [/$/, '# A remark.\n']);
  await write(content, 'link-health.jsonl', '{}\n');
  await write(content, 'resources/note.txt', 'A note.\n');
  await symlink('kvmtool.yaml', join(content, 'resources/link.yaml'));
  commitAll(content, noon('2026-03-02'));
  assert.equal((await describeDays(content)).length, 1);
});

test('takes a merged branch as one step on the day of the merge', async (context) => {
  const content = await beginContent(context);
  const git = (...args: string[]) => runGit(content, ...args);
  git('checkout', '-qb', 'other');
  await change(content, kvmtool, ['kind: tool', 'kind: book']);
  commitAll(content, noon('2026-03-02'));
  await change(content, kvmtool, ['kind: book', 'kind: talk']);
  commitAll(content, noon('2026-03-03'));
  git('checkout', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'Merge', 'other');
  const days = await describeDays(content);
  assert.equal(days.length, 2);
  assert.equal(days[0]?.[1], 'changes the kind of “kvmtool” from tool to talk');
});

test('keeps days apart whatever the order of clocks', async (context) => {
  const content = await beginContent(context);
  await change(content, kvmtool, ['kind: tool', 'kind: book']);
  commitAll(content, noon('2026-03-09'));
  await change(content, perf, ['kind: tool', 'kind: book']);
  commitAll(content, noon('2026-03-05'));
  await change(content, kvmtool, ['kind: book', 'kind: talk']);
  commitAll(content, noon('2026-03-09'));
  assert.deepEqual((await describeDays(content)).slice(0, 2), [
    ['2026-03-09', 'changes the kind of “kvmtool” from tool to talk'],
    ['2026-03-05', 'changes the kind of “perf” from tool to book'],
  ]);
});

test('a folder in a repository, from another folder, and with any settings of git', async (context) => {
  const root = await createFolder(context, [['README.md', 'Read.']]);
  const content = join(root, 'content');
  for (const [file, text] of changeContent()) await write(content, file, text);
  beginRepository(root, noon('2026-03-01'));
  for (const setting of ['log.follow', 'log.showSignature', 'diff.noprefix'])
    runGit(root, 'config', setting, 'true');
  for (const setting of ['log.showRoot', 'diff.relative']) runGit(root, 'config', setting, 'false');
  runGit(root, 'config', 'diff.renames', 'copies');
  await change(content, kvmtool, ['kind: tool', 'kind: book']);
  await write(root, 'README.md', 'Read this.');
  commitAll(root, noon('2026-03-02'));
  const days = await describeDays(content);
  assert.deepEqual(days[0], ['2026-03-02', 'changes the kind of “kvmtool” from tool to book']);
  assert.ok((days[1]?.length ?? 0) > 5);
});

test('what the environment says of git changes nothing', async (context) => {
  const content = await beginContent(context);
  const expected = await describeDays(content);
  const variables = {
    GIT_DIR: '/nowhere',
    GIT_WORK_TREE: '/nowhere',
    GIT_EXTERNAL_DIFF: '/nowhere',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'log.showRoot',
    GIT_CONFIG_VALUE_0: 'false',
    GIT_LITERAL_PATHSPECS: '1',
  };
  Object.assign(process.env, variables);
  try {
    assert.deepEqual(await describeDays(content), expected);
  } finally {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
  }
});

test('a shallow clone says from which day on it knows', async (context) => {
  const content = await beginContent(context);
  for (const [day, kind] of [
    ['02', 'book'],
    ['03', 'talk'],
  ] as const) {
    await change(content, kvmtool, [/kind: .*/, `kind: ${kind}`]);
    commitAll(content, noon(`2026-03-${day}`));
  }
  const clone = join(await createFolder(context, []), 'clone');
  execFileSync('git', ['clone', '-q', '--depth', '2', `file://${content}`, clone]);
  const history = await readHistory(clone);
  assert.ok(history.known);
  assert.deepEqual(history.since, { day: '2026-03-02', why: 'shallow' });
  assert.deepEqual(await describeDays(clone), [
    ['2026-03-03', 'changes the kind of “kvmtool” from book to talk'],
  ]);
});

test('reports the newest of more commits than it reads, and from which day on', async (context) => {
  const content = await beginContent(context);
  for (const day of ['02', '03', '04']) {
    await write(content, `resources/tour-${day}.yaml`, tour(`Tour ${day}`));
    commitAll(content, noon(`2026-03-${day}`));
  }
  const history = await readHistory(content, { commits: 2 });
  assert.ok(history.known);
  assert.deepEqual(history.since, { day: '2026-03-02', why: 'long' });
  assert.deepEqual(
    history.days.map(({ changes }) => changes.map(({ pieces }) => formatPlain(pieces))),
    [['adds “Tour 04” to “KVM” › Programs'], ['adds “Tour 03” to “KVM” › Programs']],
  );
});

test('of very many resources on one day reports the numbers, and continues afterwards', async (context) => {
  const content = await beginContent(context);
  for (const n of [1, 2, 3]) await write(content, `resources/tour-${n}.yaml`, tour(`Tour ${n}`));
  await change(content, kvmtool, ['kind: tool', 'kind: book']);
  await rm(join(content, perf));
  await change(content, 'site.yaml', ['A small catalog', 'A larger catalog']);
  commitAll(content, noon('2026-03-02'));
  await change(content, kvmtool, ['kind: book', 'kind: talk']);
  commitAll(content, noon('2026-03-03'));
  const history = await readHistory(content, { resourcesOfDay: 4 });
  assert.ok(history.known);
  const [later, many] = history.days;
  assert.deepEqual(many?.atOnce, { added: 3, changed: 1, removed: 1 });
  assert.deepEqual(
    many.changes.map(({ subject }) => subject),
    ['site'],
  );
  assert.deepEqual(
    later?.changes.map(({ pieces }) => formatPlain(pieces)),
    ['changes the kind of “kvmtool” from book to talk'],
  );
});

test('reads from its file what it parsed before', async (context) => {
  const content = await beginContent(context);
  const cache = join(await createFolder(context, []), 'deep/parsed.json');
  const first = await readHistory(content, { cache });
  assert.deepEqual(await readHistory(content, { cache }), first);
  const kept = await readFile(cache, 'utf8');
  await writeFile(cache, kept.replaceAll('A first guest', 'The first guest'));
  assert.ok(JSON.stringify(await readHistory(content, { cache })).includes('The first guest'));
  await writeFile(cache, '{ "version": 1, "te');
  assert.deepEqual(await readHistory(content, { cache }), first);
  assert.equal(await readFile(cache, 'utf8'), kept);
});

test('says why nothing is known', async (context) => {
  const alone = await createFolder(context, [...changeContent()]);
  assert.deepEqual(await readHistory(alone), { known: false, why: 'no-repository' });
  runGit(alone, 'init', '-qb', 'main');
  assert.deepEqual(await readHistory(alone), { known: false, why: 'not-tracked' });

  const root = await createFolder(context, [['.gitignore', 'content\n']]);
  for (const [file, text] of changeContent()) await write(join(root, 'content'), file, text);
  beginRepository(root);
  assert.deepEqual(await readHistory(join(root, 'content')), { known: false, why: 'not-tracked' });

  await writeFile(join(root, '.git/HEAD'), 'nonsense');
  assert.equal((await readHistory(root)).known, false);

  const path = process.env['PATH'];
  process.env['PATH'] = join(root, 'nowhere');
  try {
    assert.deepEqual(await readHistory(root), { known: false, why: 'no-git' });
  } finally {
    process.env['PATH'] = path;
  }
});

test('gives up where git takes too long', async (context) => {
  const content = await beginContent(context);
  assert.deepEqual(await readHistory(content, { timeout: 1 }), { known: false, why: 'failed' });
});

async function describeDays(content: string): Promise<string[][]> {
  const history = await readHistory(content);
  assert.ok(history.known);
  return history.days.map(({ day, changes }) => [
    day,
    ...changes.map(({ pieces }) => formatPlain(pieces)),
  ]);
}

/** The small catalog in a repository of its own, begun on the first of March 2026. */
async function beginContent(context: TestContext): Promise<string> {
  const folder = await createFolder(context, [...changeContent()]);
  beginRepository(folder, noon('2026-03-01'));
  return folder;
}

async function createFolder(
  context: TestContext,
  files: [string, string | Uint8Array][],
): Promise<string> {
  const folder = await writeContent(new Map(files));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function write(folder: string, file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

async function change(
  folder: string,
  file: string,
  [passage, instead]: [string | RegExp, string],
): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  await writeFile(
    join(folder, file),
    text.replace(passage, () => instead),
  );
}

function tour(title: string): string {
  return `title: ${title}\nplacements: [{ topic: kvm, section: programs }]\n`;
}

function runGit(folder: string, ...args: string[]): void {
  execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@a.example', ...args]);
}

test('gives a commit whose clock was wrong the day of the one before it', async (context) => {
  const content = await beginContent(context);
  await write(content, 'resources/tour.yaml', tour('A Tour'));
  commitAll(content, '@99999999999 +0000');
  await change(content, kvmtool, ['kind: tool', 'kind: book']);
  commitAll(content, '@1 -1400');
  await rm(join(content, perf));
  commitAll(content, noon('2026-03-05'));
  const history = await readHistory(content);
  assert.ok(history.known);
  assert.deepEqual(
    history.days.map(({ day }) => day),
    ['2026-03-05', '2026-03-01'],
  );
});

const RIGHT = 1_772_000_000;
const NOW = 1_774_000_000;
const TIMES: [what: string, times: number[], ordered: number[]][] = [
  ['right times stay', [RIGHT, RIGHT + 5], [RIGHT, RIGHT + 5]],
  [
    'times beyond all days count as the one before',
    [RIGHT, 9e15, RIGHT + 9],
    [RIGHT, RIGHT, RIGHT + 9],
  ],
  ['the first ones count as the first right one', [9e15, -5, 0, RIGHT], Array(4).fill(RIGHT)],
  ['where none is right, all count as now', [9e15, 1e11], [NOW, NOW]],
];
for (const [what, times, ordered] of TIMES)
  test(`of commits, ${what}`, () => {
    const commits = times.map((time) => ({ hash: 'a', time, files: [] }));
    assert.deepEqual(
      orderTimes(commits, NOW * 1000).map(({ time }) => time),
      ordered,
    );
  });
