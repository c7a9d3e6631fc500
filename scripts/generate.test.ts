import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Case, changeContent, writeContent } from '../tests/bad-content/small-content.ts';
import { runScript, type Ended } from '../tests/run-script.ts';

const ROOT = join(import.meta.dirname, '..');
const FRESH = 'The generated files are up to date.\n';

let content: string;

before(async () => {
  content = await writeContent(changeContent());
});

after(() => rm(content, { recursive: true }));

test('the generated files of this project are fresh', async () => {
  assert.deepEqual(await run(ROOT, '--check'), { code: 0, out: FRESH, err: '' });
});

test('tells which files are stale, writes them, and finds them fresh', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true }));
  const schemas = ['resource', 'topic', 'learning-path', 'site', 'glossary', 'exceptions'];
  const files = [
    ...schemas.map((name) => `public/schema/${name}.json`),
    ...['resource', 'broken-link', 'correction', 'config'].map(
      (name) => `.github/ISSUE_TEMPLATE/${name}.yml`,
    ),
    '.github/CODEOWNERS',
    'CONTRIBUTING.md',
  ];
  const lines = (what: string) => files.map((file) => `${file} ${what}\n`).join('');

  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: lines('is out of date. Run: npm run generate'),
    err: '',
  });
  assert.deepEqual(await readdir(folder), [], 'a check writes nothing');

  assert.deepEqual(await run(folder), { code: 0, out: lines('written.'), err: '' });
  assert.deepEqual(await run(folder, '--check'), { code: 0, out: FRESH, err: '' });

  const file = join(folder, 'public/schema/topic.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Name of the topic.', 'Its name.'));
  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: 'public/schema/topic.json is out of date. Run: npm run generate\n',
    err: '',
  });
});

test('the forms and the owners follow the settings and the topics', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  const changed = await writeContent(
    changeContent({
      'site.yaml': ['forge: github }', 'forge: github, owners: ["@someone"] }'],
      'topics/kvm.mdx': ['title: Programs', 'title: Source'],
      'resources/kvmtool.yaml': 'title: [',
    }),
  );
  context.after(() => Promise.all([folder, changed].map((path) => rm(path, { recursive: true }))));
  await run(folder);
  assert.deepEqual(await run({ cwd: folder, content: changed }, '--check'), {
    code: 1,
    out: [
      'public/schema/resource.json',
      '.github/ISSUE_TEMPLATE/resource.yml',
      '.github/CODEOWNERS',
    ]
      .map((file) => `${file} is out of date. Run: npm run generate\n`)
      .join(''),
    err: '',
  });
});

test('tells what is stale after a change of a topic or a learning path', async (context) => {
  const schema = 'public/schema/resource.json';
  const form = '.github/ISSUE_TEMPLATE/resource.yml';
  for (const [change, stale] of [
    [{ 'topics/kvm.mdx': ['id: documents', 'id: papers'] }, [schema]],
    [{ 'topics/kvm.mdx': ['title: Programs', 'title: Source'] }, [schema, form]],
    [
      { 'paths/first-guest.mdx': ['title: A first guest', 'title: Your guest'] },
      ['public/schema/site.json'],
    ],
  ] as [Case['change'], string[]][]) {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
    const changed = await writeContent(changeContent(change));
    context.after(() =>
      Promise.all([folder, changed].map((path) => rm(path, { recursive: true }))),
    );
    await run(folder);
    assert.deepEqual(await run({ cwd: folder, content: changed }, '--check'), {
      code: 1,
      out: stale.map((file) => `${file} is out of date. Run: npm run generate\n`).join(''),
      err: '',
    });
  }
});

test('names what keeps the settings from being read, and writes nothing', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  const faulty = await writeContent(changeContent({ 'site.yaml': ['name: Small', 'name: ""'] }));
  context.after(() => Promise.all([folder, faulty].map((path) => rm(path, { recursive: true }))));
  const { code, err } = await run({ cwd: folder, content: faulty });
  assert.equal(code, 2);
  assert.match(
    err,
    /^The files could not be written: content\/site\.yaml or a topic has issues\. Fix them first:\n {2}content\/site\.yaml:2:7 {2}empty-value/,
  );
  assert.deepEqual(await readdir(folder), []);
});

test('ends with 2 for an unknown option, without a stack trace', async () => {
  const { code, err } = await run(ROOT, '--nonsense');
  assert.equal(code, 2);
  assert.match(err, /^The files could not be written: Unknown option '--nonsense'/);
  assert.doesNotMatch(err, /^\s+at /m);
});

/** Runs the command in a folder, on its own content or, where that is none, on the small catalog. */
function run(where: string | { cwd: string; content: string }, ...args: string[]): Promise<Ended> {
  const { cwd, content: named } =
    typeof where === 'string'
      ? { cwd: where, content: where === ROOT ? 'content' : content }
      : where;
  return runScript('generate.ts', args, { cwd, env: { CAIRN_CONTENT: named } });
}
