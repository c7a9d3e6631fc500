import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { changeContent } from './bad-content/small-content.ts';
import { beginRepository, commitAll } from './begin-repository.ts';
import { placeEngine, runAction, runSteps, type Host } from './run-action.ts';
import { readWorkflow, type Step } from './workflow.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
after(() => {
  rmSync(folder, { recursive: true });
});

// The catalog is the frozen sample of the format: what an older version built is built still.
test('the site of another repository is checked, built and described by the steps of the workflow', () => {
  const host = writeCaller('site', {
    'steps.pages.outputs.origin': 'https://reader.example',
    'steps.pages.outputs.base_path': '/our-kites',
  });
  rmSync(join(host.workspace, 'content'), { recursive: true });
  cpSync(join(ROOT, 'tests/fixtures/format-1'), join(host.workspace, 'content'), {
    recursive: true,
  });
  commitAll(host.workspace);
  const ends = runSteps(
    readSteps('site.yml', 'build').map((step) =>
      // A test requests nothing from other hosts.
      step.with?.['command'] === 'build' ? addArgument(step, '--external=off') : step,
    ),
    host,
  );
  assert.deepEqual(
    ends.map(({ name, code }) => [name, code]),
    [
      ['check', 0],
      ['build', 0],
      ['mkdir "$RUNNER_TEMP/', 0],
    ],
    ends.map(({ log }) => log).join('\n'),
  );
  const site = join(host.temp, 'site');
  const page = (file: string) => readFileSync(join(site, file), 'utf8');
  assert.ok(page('index.html').includes('https://reader.example/our-kites/'));
  assert.match(page('index.html'), /Kites/);
  assert.match(page('imprint/index.html'), /<h1[^>]*>[^<]/);
  assert.match(page('theme.css'), /#0b5cad/);
  assert.ok(existsSync(join(site, 'pictures/kite.svg')));
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' });
  for (const name of pages.filter((name) => name.endsWith('.html')))
    assert.doesNotMatch(page(name), /Bread Baking/, name);
  const sums = readFileSync(join(site, 'SHA256SUMS'), 'utf8');
  assert.match(sums, /^[0-9a-f]{64} {2}\.\/index\.html$/m);
  assert.doesNotMatch(sums, /SHA256SUMS/);
  const bill = readFileSync(join(host.temp, 'provenance/sbom.cdx.json'), 'utf8');
  const { bomFormat, components } = JSON.parse(bill) as Record<string, { name: string }[]>;
  assert.equal(bomFormat, 'CycloneDX');
  assert.ok(components?.some(({ name }) => name === 'astro'));
  assert.ok(!components?.some(({ name }) => name === 'oxfmt'));
  // The site is outside of the checkout, and nothing else was written into the repository.
  assert.deepEqual(listNew(host), ['.cache', '.cairn-engine']);
});

test('a change of another repository is reviewed, and its issues are marked on its lines', () => {
  const pull = { 'github.event.pull_request.number': '7' };
  const host = writeCaller('review', pull, 'docs/bread');
  const [name = ''] = readdirSync(join(host.workspace, 'docs/bread/resources'));
  const file = join(host.workspace, 'docs/bread/resources', name);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^kind: .*$/m, 'kind: "::error::x"'));
  writeFileSync(join(host.workspace, 'docs/bread/link-health.jsonl'), '');
  commitAll(host.workspace);
  // The site has a test of its own.
  const steps = readSteps('review.yml', 'review').filter(({ id }) => id !== 'build');
  const ends = new Map(runSteps(steps, host).map((end) => [end.name, end]));
  const logOf = (name: string) => ends.get(name)?.log ?? '';

  assert.deepEqual(
    [...ends].map(([name, { code }]) => [name, code]),
    [
      ['install', 0],
      ['machine', 1],
      ['check', 1],
      ['links', 2],
      ['review', 1],
    ],
  );
  assert.match(logOf('machine'), /^::error file=docs\/bread\/link-health\.jsonl,/m);
  assert.match(logOf('check'), /^::error file=docs\/bread\/resources\/.*,line=\d+,.*::error::x/m);
  for (const log of [...ends.values()].map((end) => end.log))
    assert.doesNotMatch(log, /^\s*::error::x/m);
  const review = JSON.parse(readFileSync(join(host.temp, 'review/review.json'), 'utf8')) as {
    pull: number;
  };
  assert.equal(review.pull, 7);
  assert.deepEqual(listNew(host), ['.cairn-engine']);
});

test('what a caller writes in inputs reaches no shell', () => {
  const host = writeCaller('inputs', {});
  const hostile = '$(touch pwned); `touch pwned` && touch pwned';
  for (const inputs of [
    { command: hostile },
    { command: 'check', arguments: `${hostile}\n--format=${hostile}` },
    { command: 'check', content: hostile },
    { command: 'check', 'fail-on-problems': hostile },
    { command: 'check', packages: hostile },
  ] as Record<string, string>[])
    runAction(inputs, host);
  assert.ok(!existsSync(join(host.workspace, 'pwned')));
  assert.ok(!existsSync(join(ROOT, 'pwned')));
});

test('a catalog in another folder is found by the input, and one that is nowhere is reported', () => {
  const host = writeCaller('elsewhere', {}, 'docs/bread');
  const found = runAction({ command: 'check', content: 'docs/bread' }, host);
  assert.equal(found.code, 0, found.log);
  assert.match(found.log, /^\| Content holds: \d+ resources/m);
  const missing = runAction({ command: 'check' }, host);
  assert.notEqual(missing.code, 0);
  assert.match(missing.log, /^\| .*content/m);
});

for (const [packages, names] of [
  ['production', ['needed']],
  ['all', ['needed', 'tool']],
] as const)
  test(`npm installs the packages "${packages}" once, and runs no script of theirs`, () => {
    const engine = writeEngine(packages);
    const host = { workspace: folder, temp: folder, engine };
    const first = runAction({ packages }, host);
    assert.equal(first.code, 0, first.log);
    const list = () =>
      readdirSync(join(engine, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(list(), names);
    assert.ok(!existsSync(join(engine, 'ran')));
    // A second step of the job finds them.
    rmSync(join(engine, 'node_modules/needed'), { recursive: true });
    assert.equal(runAction({}, host).code, 0);
    assert.ok(!list().includes('needed'));
  });

/** A repository of somebody else, with a catalog of its own and the engine where the workflow checks it out. */
function writeCaller(name: string, values: Record<string, string>, content = ''): Host {
  const workspace = join(folder, `${name} of "somebody" #1`);
  const temp = join(folder, `${name}-temp`);
  mkdirSync(workspace);
  mkdirSync(temp);
  // Small, as what a build makes of a catalog is found by the tests of builds.
  for (const [file, text] of changeContent()) {
    const path = join(workspace, content || 'content', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  beginRepository(workspace);
  const known = { ...values, 'inputs.content': content };
  return { workspace, temp, values: known, engine: placeEngine(workspace) };
}

function readSteps(file: string, job: string): Step[] {
  const text = readFileSync(join(ROOT, '.github/workflows', file), 'utf8');
  return readWorkflow(file, text).data.jobs[job]?.steps ?? [];
}

function addArgument(step: Step, argument: string): Step {
  const given = step.with?.['arguments'];
  return { ...step, with: { ...step.with, arguments: `${String(given)}\n${argument}` } };
}

/** What lies in the checkout besides the repository itself. */
function listNew({ workspace }: Host): string[] {
  return readdirSync(workspace)
    .filter((name) => !['.git', 'content', 'docs'].includes(name))
    .sort();
}

/** A small engine, whose packages are folders of its own, and one of which would run a script. */
function writeEngine(name: string): string {
  const engine = join(folder, `engine-${name}`);
  const packages = {
    needed: { scripts: { install: `node -e "fs.writeFileSync('${engine}/ran', '')"` } },
    tool: {},
    'bare-machine': {},
  };
  const version = '1.0.0';
  for (const [name, more] of Object.entries(packages))
    writeJson(join(engine, name, 'package.json'), { name, version, ...more });
  const own = {
    name: 'engine',
    version,
    dependencies: { needed: 'file:needed' },
    devDependencies: { tool: 'file:tool' },
    workspaces: ['bare-machine'],
  };
  writeJson(join(engine, 'package.json'), own);
  writeJson(join(engine, 'package-lock.json'), {
    name: 'engine',
    version,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': own,
      'bare-machine': { version },
      needed: { version, hasInstallScript: true },
      tool: { version, dev: true },
      'node_modules/bare-machine': { resolved: 'bare-machine', link: true },
      'node_modules/needed': { resolved: 'needed', link: true },
      'node_modules/tool': { resolved: 'tool', link: true },
    },
  });
  mkdirSync(join(engine, 'scripts'));
  cpSync(join(ROOT, 'scripts'), join(engine, 'scripts'), {
    recursive: true,
    filter: (path) => !/\.ts$|bare-machine/.test(path),
  });
  return engine;
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}
