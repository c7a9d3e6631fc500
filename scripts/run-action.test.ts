import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { after, test } from 'node:test';
import { installed, writeProject } from '../tests/fake-installation.ts';
import { quoteLine, readInputs } from './run-action.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const GITHUB_WORKSPACE = '/home/runner/list';
const read = (inputs: Record<string, string>) =>
  readInputs({ GITHUB_WORKSPACE, INPUT_COMMAND: 'check', ...inputs });

test('each line is one argument, whatever it holds, and empty lines are none', () => {
  const lines = ['--content=my list', '', '  --format=github  ', '$(touch a); `b` "c" \\', ''];
  for (const end of ['\n', '\r\n', '\r'])
    assert.deepEqual(read({ INPUT_ARGUMENTS: lines.join(end) }).args, [
      '--content=my list',
      '--format=github',
      '$(touch a); `b` "c" \\',
    ]);
  assert.deepEqual(read({}).args, []);
});

test('the catalog is the folder that is named, and by default it is found', () => {
  assert.equal(read({ INPUT_CONTENT: 'docs/content' }).catalog, 'docs/content');
  assert.equal(read({ INPUT_CONTENT: '.' }).issue, undefined);
  assert.equal(read({ INPUT_CONTENT: '..list' }).issue, undefined);
  assert.equal(read({}).catalog, '');
  assert.equal(read({ INPUT_LIST: 'docs/list.md' }).catalog, 'docs/list.md');
});

test('a folder is named within the workspace, with Windows paths too', () => {
  const issueOf = (content: string) =>
    readInputs(
      { GITHUB_WORKSPACE: 'D:\\a\\list', INPUT_COMMAND: 'check', INPUT_CONTENT: content },
      win32,
    ).issue;
  for (const inside of ['docs/list', 'docs\\list', '.', 'D:/a/list/content', '..list'])
    assert.equal(issueOf(inside), undefined, inside);
  for (const outside of ['..\\other', '../other', 'C:\\a\\list', 'docs/../../x'])
    assert.match(issueOf(outside) ?? '', /is outside of the repository/, outside);
});

const outside = 'is outside of the repository. Write its path from the root of the repository.';
for (const [title, inputs, issue] of [
  ['a folder above', { INPUT_CONTENT: '../x' }, `content is "../x", which ${outside}`],
  [
    'an absolute path',
    { INPUT_CONTENT: '/etc/passwd' },
    `content is "/etc/passwd", which ${outside}`,
  ],
  ['a list above', { INPUT_LIST: '../x.md' }, `list is "../x.md", which ${outside}`],
  [
    'another file than a list',
    { INPUT_LIST: 'package.json' },
    'list is "package.json", which is no Markdown file. Write the path of one.',
  ],
  [
    'a list beside a folder',
    { INPUT_LIST: 'README.md', INPUT_CONTENT: 'content' },
    'content and list are both set. Set the one that holds the catalog.',
  ],
  [
    'an unclear switch',
    { INPUT_FAIL_ON_PROBLEMS: 'no' },
    'fail-on-problems is "no". Use "true" or "false".',
  ],
  [
    'no checkout',
    { GITHUB_WORKSPACE: '' },
    'GITHUB_WORKSPACE is not set. Run this as an action of a workflow.',
  ],
] as const)
  test(`${title} is refused`, () => {
    assert.equal(read(inputs).issue, issue);
  });

test('a command that is unknown, or is for the engine itself, is refused with those that work', () => {
  assert.match(
    read({ INPUT_COMMAND: 'biuld' }).issue ?? '',
    /^command: There is no command "biuld"\. Did you mean "build"\? Use one of: [a-z, ]*build, /,
  );
  for (const name of ['node', 'test', 'toString']) {
    const { issue = '' } = read({ INPUT_COMMAND: name });
    assert.match(issue, /Use one of: .*\bdev, /);
    assert.doesNotMatch(issue, /, node/);
  }
});

test('no line of a stranger is a command to the workflow', () => {
  assert.equal(quoteLine('::error::a'), '| ::error::a');
  assert.equal(quoteLine('a\r::error::b ##[add-mask]c'), '| a ::error::b # #[add-mask]c');
});

test('the log of a command holds no command to the workflow, unless it is made for workflows', () => {
  const hostile = '::error::a\\nb ##[add-mask]c\\rd ::error::e\\r::stop-commands::f\\n::end::';
  const engine = writeEngine(
    'one',
    `process.stdout.write('${hostile}'); process.stderr.write('::error::g\\n'); process.exitCode = 1;`,
  );
  const quoted = start(engine, { INPUT_COMMAND: 'links' });
  assert.equal(quoted.code, 1);
  assert.match(
    quoted.out,
    /^\| ::error::a\n\| b # #\[add-mask\]c d ::error::e ::stop-commands::f\n/,
  );
  assert.match(quoted.out, /\n\| ::end::\n$/);
  assert.equal(quoted.err, '| ::error::g\n');
  assert.match(start(engine, { INPUT_COMMAND: 'links:advice' }).out, /^::error::a\n/);
  const marks = { INPUT_COMMAND: 'check', INPUT_ARGUMENTS: '--format=github' };
  assert.match(start(engine, marks).out, /^::error::a\n/);
  assert.match(start(engine, { INPUT_COMMAND: 'check' }).out, /^\| ::error::a\n/);
});

test('only the code for problems can be accepted', () => {
  for (const [code, ends] of [
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 3],
  ] as const) {
    const engine = writeEngine(`code-${code}`, `process.exitCode = ${code};`);
    const inputs = { INPUT_COMMAND: 'links', INPUT_FAIL_ON_PROBLEMS: 'false' };
    assert.equal(start(engine, inputs).code, ends);
    assert.equal(start(engine, { ...inputs, INPUT_FAIL_ON_PROBLEMS: 'true' }).code, code);
  }
});

test('without a command nothing runs, and a wrong input is reported in the log', () => {
  const engine = writeEngine('none', 'process.exitCode = 9;');
  assert.deepEqual(start(engine, {}), { code: 0, out: '', err: '' });
  const { code, err } = start(engine, { INPUT_COMMAND: 'links', INPUT_CONTENT: '../::error::' });
  assert.equal(code, 2);
  assert.match(err, /^\| content is "\.\.\/::error::", which is outside/);
});

/** An engine whose commands all run the same script. */
function writeEngine(name: string, script: string): string {
  const root = writeProject(join(folder, name), installed);
  mkdirSync(join(root, 'scripts'));
  for (const file of globSync('*.mjs', { cwd: import.meta.dirname }))
    copyFileSync(join(import.meta.dirname, file), join(root, 'scripts', file));
  for (const command of ['check', 'links', 'link-advice'])
    writeFileSync(join(root, `scripts/${command}.ts`), script);
  return root;
}

function start(engine: string, inputs: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(engine, 'scripts/run-action.mjs')],
    { encoding: 'utf8', env: { ...process.env, GITHUB_WORKSPACE: folder, ...inputs } },
  );
  return { code: status, out: stdout, err: stderr };
}
