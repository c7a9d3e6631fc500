import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { beginRepository } from '../tests/begin-repository.ts';
import { runCommand } from '../tests/run-command.ts';
import { main as generate } from './generate.ts';
import { main } from './init.ts';

test('an empty folder becomes a catalog that passes the check', async (context) => {
  const folder = createFolder(context);
  const { code, out, err } = await runCommand(main, ['--yes'], { cwd: folder });
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^content\/site\.yaml written\.\n/);
  const { catalog, issues, advice } = await loadCatalog(join(folder, 'content'));
  assert.deepEqual(issues, []);
  assert.deepEqual(
    advice.map(({ code }) => code),
    ['few-resources'],
  );
  assert.equal(catalog?.site.name, 'Bee keeping');
  assert.equal(catalog.resources.length, 2);
  assert.equal(catalog.paths[0]?.steps.length, 3);
  const checked = await runCommand(generate, ['--check'], { cwd: folder });
  assert.deepEqual([checked.code, checked.out], [0, 'The generated files are up to date.\n']);
  assert.doesNotMatch(readFileSync(join(folder, 'CONTRIBUTING.md'), 'utf8'), /change to the code/);
});

test('what is given is taken as it is, whatever it holds', async (context) => {
  const folder = createFolder(context);
  const name = `It's: {a} "list" #1 \\ <b>`;
  const args = ['--name', name, '--tagline=- 養蜂: [x]', '--topic', '養蜂の道具'];
  const places = ['--repository', 'Me/bees', '--address', 'https://bees.example/a/list'];
  const { code, err } = await runCommand(main, [...args, ...places, 'deep/er'], { cwd: folder });
  assert.equal(code, 0, err);
  const { catalog, issues } = await loadCatalog(join(folder, 'deep/er/content'));
  assert.deepEqual(issues, []);
  assert.equal(catalog?.site.name, name);
  assert.equal(catalog.site.tagline, '- 養蜂: [x]');
  assert.equal(catalog.site.address, 'https://bees.example');
  assert.equal(catalog.site.repository?.url, 'https://github.com/Me/bees');
  assert.equal(catalog.topics[0]?.title, '養蜂の道具');
  assert.equal(catalog.site.base, '/a/list/');
});

test('workflows call the engine that is named, and follow it to another commit', async (context) => {
  const folder = createFolder(context);
  const [first, second] = ['a'.repeat(40), 'b'.repeat(40)];
  const begun = await runCommand(main, ['--yes', '--engine', `me/cairn@${first}`], { cwd: folder });
  assert.equal(begun.code, 0, begun.err);
  const workflow = join(folder, '.github/workflows/site.yml');
  const text = readFileSync(workflow, 'utf8');
  assert.ok(text.includes(`uses: me/cairn/.github/workflows/site.yml@${first} # v`), text);
  const check = () => runCommand(generate, ['--check'], { cwd: folder });
  assert.equal((await check()).code, 0);

  // One number is changed by hand: the others follow it.
  writeFileSync(workflow, text.replace(first, second));
  assert.match((await check()).out, /^\.github\/workflows\/links\.yml is out of date/);
  assert.equal((await runCommand(generate, [], { cwd: folder })).code, 0);
  assert.ok(readFileSync(join(folder, '.github/workflows/links.yml'), 'utf8').includes(second));

  const wrong = await runCommand(generate, ['--engine', 'me/cairn@main'], { cwd: folder });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /--engine "me\/cairn@main" is not an engine\. Write owner\/name@commit/);
});

test('within a repository of something else, what its host reads stands at its root', async (context) => {
  const root = createFolder(context);
  writeFileSync(join(root, 'program.c'), '');
  beginRepository(root);
  const folder = join(root, 'docs/links');
  mkdirSync(folder, { recursive: true });
  const { code, err } = await runCommand(main, ['--yes'], { cwd: folder });
  assert.deepEqual([code, err], [0, '']);
  const names = ['.git', '.github', 'CONTRIBUTING.md', 'docs', 'program.c'];
  assert.deepEqual(readdirSync(root).sort(), names);
  const { catalog, issues } = await loadCatalog(join(folder, 'content'));
  assert.deepEqual(issues, []);
  assert.equal(catalog?.site.repository?.folder, 'docs/links/content');
  assert.ok(readdirSync(join(folder, 'content/schema')).includes('resource.json'));
  const checked = await runCommand(generate, ['--check'], { cwd: folder });
  assert.deepEqual([checked.code, checked.out], [0, 'The generated files are up to date.\n']);
});

test('a list is published as it is, with one workflow and nothing else', async (context) => {
  const folder = createFolder(context);
  const list = '# Bread\n\n## Baking\n\n- [The Loaf](https://loaf.example/) - A bread.\n';
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs/list.md'), list);
  const run = (...args: string[]) => runCommand(main, ['--list', ...args], { cwd: folder });
  const engine = ['--engine', `me/cairn@${'a'.repeat(40)}`];
  beginRepository(folder);

  assert.match((await run('docs/list.md')).err, /--engine is missing\./);
  assert.match((await run('list.txt', ...engine)).err, /"list\.txt" is no Markdown file\./);
  assert.match((await run('gone.md', ...engine)).err, /the list "gone\.md" does not exist\./);
  const { code, out, err } = await run('docs/list.md', ...engine);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /Read 1 resource in 1 topic\./);
  assert.deepEqual(readdirSync(folder).sort(), ['.git', '.github', 'docs']);
  assert.deepEqual(readdirSync(join(folder, '.github/workflows')), ['site.yml']);
  const workflow = readFileSync(join(folder, '.github/workflows/site.yml'), 'utf8');
  assert.match(workflow, /@a{40} # v[\d.]+\n {4}with:\n {6}list: docs\/list\.md\n$/);
  assert.equal(readFileSync(join(folder, 'docs/list.md'), 'utf8'), list);
});

test('nothing is ever overwritten', async (context) => {
  const folder = createFolder(context);
  mkdirSync(join(folder, '.github'));
  for (const file of ['README.md', '.gitignore', '.github/CODEOWNERS'])
    writeFileSync(join(folder, file), 'mine');
  const { code, out } = await runCommand(main, ['--yes'], { cwd: folder });
  assert.equal(code, 0);
  for (const file of ['README.md', '.gitignore', '.github/CODEOWNERS']) {
    assert.equal(readFileSync(join(folder, file), 'utf8'), 'mine');
    assert.ok(out.includes(`${file} is there already, and stays as it is.\n`));
  }
  const again = await runCommand(main, ['--yes'], { cwd: folder });
  assert.equal(again.code, 1);
  assert.match(again.err, /^There is a catalog already in ".+content"\. Nothing was written\.\n$/);
  const generated = await runCommand(generate, [], { cwd: folder });
  assert.equal(
    generated.err,
    '.github/CODEOWNERS was not written by this command, and stays as it is. To have it written, remove it.\n',
  );
  assert.equal(readFileSync(join(folder, '.github/CODEOWNERS'), 'utf8'), 'mine');
});

test('every answer that cannot be is named, and nothing is written', async (context) => {
  const folder = createFolder(context);
  const args = ['--name', '', '--address', 'ftp://x.example/', '--repository', 'nowhere'];
  const { code, err } = await runCommand(main, args, { cwd: folder });
  assert.equal(code, 2);
  for (const value of ['""', '"ftp://x.example/"', '"nowhere"'])
    assert.ok(err.includes(`${value} `), err);
  assert.deepEqual(readdirSync(folder), []);
});

function createFolder(context: TestContext): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
  context.after(() => {
    rmSync(parent, { recursive: true });
  });
  const folder = join(parent, 'bee-keeping');
  mkdirSync(folder);
  return folder;
}
