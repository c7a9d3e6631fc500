import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { type Case, changeContent, writeContent } from '../tests/bad-content/small-content.ts';
import { beginRepository } from '../tests/begin-repository.ts';
import { runCommand, type Ended } from '../tests/run-command.ts';
import { main } from './generate.ts';

const ROOT = join(import.meta.dirname, '..');
const FRESH = 'The generated files are up to date.\n';

test('the generated files of this project are fresh', async () => {
  assert.deepEqual(await run(ROOT, '--check'), { code: 0, out: FRESH, err: '' });
});

test('names the files that are stale, writes them, and finds them fresh', async (context) => {
  const folder = await createProject(context);
  const schemas = ['resource', 'topic', 'learning-path', 'page', 'site', 'glossary', 'exceptions'];
  const files = [
    ...schemas.map((name) => `content/schema/${name}.json`),
    ...['resource', 'broken-link', 'correction', 'config'].map(
      (name) => `.github/ISSUE_TEMPLATE/${name}.yml`,
    ),
    '.github/CODEOWNERS',
    'CONTRIBUTING.md',
  ];
  const lines = (what: string) => files.map((file) => `${file} ${what}\n`).join('');

  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: lines('is out of date. Run: cairn generate'),
    err: '',
  });
  assert.deepEqual(await readdir(folder), ['content'], 'a check writes nothing');

  assert.deepEqual(await run(folder), { code: 0, out: lines('written.'), err: '' });
  assert.deepEqual(await run(folder, '--check'), { code: 0, out: FRESH, err: '' });

  const file = join(folder, 'content/schema/topic.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Name of the topic.', 'Its name.'));
  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: 'content/schema/topic.json is out of date. Run: cairn generate\n',
    err: '',
  });
});

test('without a repository only the schemas are written, and no workflows', async (context) => {
  const folder = await createProject(context);
  await writeFiles(folder, { 'site.yaml': [/^repository: .*\n/m, ''] });
  const why = 'content/site.yaml names no repository';
  const { code, out, err } = await run(folder);
  assert.equal(code, 0);
  assert.equal(err, `${why}, so only the schemas for editors are written.\n`);
  assert.deepEqual(
    out.match(/^\S+ /gm)?.filter((path) => !path.startsWith('content/schema/')),
    [],
  );
  assert.deepEqual(await readdir(folder), ['content']);
  const refused = await run(folder, '--engine', `me/cairn@${'a'.repeat(40)}`);
  assert.equal(refused.code, 2);
  assert.match(
    refused.err,
    new RegExp(`${why} in which workflows could run. Add "repository" there.`),
  );
});

test('the forms and the owners follow the settings and the topics', async (context) => {
  const folder = await createProject(context);
  await run(folder);
  await writeFiles(folder, {
    'site.yaml': ['forge: github }', 'forge: github, owners: ["@someone"] }'],
    'topics/kvm.mdx': ['title: Programs', 'title: Source'],
    'resources/kvmtool.yaml': 'title: [',
  });
  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: [
      'content/schema/resource.json',
      '.github/ISSUE_TEMPLATE/resource.yml',
      '.github/CODEOWNERS',
    ]
      .map((file) => `${file} is out of date. Run: cairn generate\n`)
      .join(''),
    err: '',
  });
});

test('names what is stale after a change of a topic or a learning path', async (context) => {
  const schema = 'content/schema/resource.json';
  const form = '.github/ISSUE_TEMPLATE/resource.yml';
  const folder = await createProject(context);
  await run(folder);
  for (const [change, stale] of [
    [{ 'topics/kvm.mdx': ['id: documents', 'id: papers'] }, [schema]],
    [{ 'topics/kvm.mdx': ['title: Programs', 'title: Source'] }, [schema, form]],
    [
      { 'paths/first-guest.mdx': ['title: A first guest', 'title: Your guest'] },
      ['content/schema/site.json'],
    ],
  ] as [Case['change'], string[]][]) {
    await writeFiles(folder, change);
    assert.deepEqual(await run(folder, '--check'), {
      code: 1,
      out: stale.map((file) => `${file} is out of date. Run: cairn generate\n`).join(''),
      err: '',
    });
  }
});

test('writes to the root of a repository whose folder holds the catalog, from there and from the folder', async (context) => {
  const texts = changeContent({
    'site.yaml': ['branch: main,', 'branch: main, folder: docs/list,'],
  });
  const root = await writeContent(
    new Map([...texts].map(([file, text]) => [`docs/list/${file}`, text] as const)),
  );
  context.after(() => rm(root, { recursive: true }));
  beginRepository(root);
  const engine = ['--engine', `a/b@${'1'.repeat(40)}`];
  const { code, out } = await run(root, '--content', 'docs/list', ...engine);
  assert.equal(code, 0);
  assert.match(out, /^docs\/list\/schema\/resource\.json written\.$/m);
  assert.deepEqual(
    (await readdir(root)).sort(),
    ['.git', '.github', 'CONTRIBUTING.md', 'docs'].sort(),
  );
  const workflow = await readFile(join(root, '.github/workflows/site.yml'), 'utf8');
  assert.match(workflow, /\n {4}with:\n {6}content: docs\/list\n$/);
  const again = await run(join(root, 'docs/list'), '--content', '.');
  assert.deepEqual(again.out, 'The generated files are up to date.\n');
});

test('names what keeps the settings from being read, and writes nothing', async (context) => {
  const folder = await createProject(context);
  await writeFiles(folder, { 'site.yaml': ['name: Small', 'name: ""'] });
  const { code, err } = await run(folder);
  assert.equal(code, 2);
  assert.match(
    err,
    /^The files could not be written: content\/site\.yaml or a topic has issues\. Fix them first:\n {2}content\/site\.yaml:2:7 {2}empty-value/,
  );
  assert.deepEqual(await readdir(folder), ['content']);
});

test('ends with 2 for an unknown option, without a stack trace', async () => {
  const { code, err } = await run(ROOT, '--nonsense');
  assert.equal(code, 2);
  assert.match(err, /^The files could not be written: Unknown option '--nonsense'/);
  assert.doesNotMatch(err, /^\s+at /m);
});

/** Writes a folder with the small catalog, which is removed when the test ends. */
async function createProject(context: TestContext): Promise<string> {
  const folder = await writeContent(new Map(inContent(changeContent())));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** Puts the small catalog with a change into the project. */
async function writeFiles(folder: string, change: Case['change']): Promise<void> {
  for (const [file, text] of inContent(changeContent(change)))
    await writeFile(join(folder, file), text);
}

function inContent(files: ReturnType<typeof changeContent>) {
  return [...files].map(([file, text]) => [`content/${file}`, text] as const);
}

function run(folder: string, ...args: string[]): Promise<Ended> {
  return runCommand(main, args, { cwd: folder });
}
