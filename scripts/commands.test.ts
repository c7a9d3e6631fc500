import assert from 'node:assert/strict';
import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { beginRepository } from '../tests/begin-repository.ts';
import { changeContent, writeContent } from '../tests/bad-content/small-content.ts';
import { runCommand, spawnScript } from '../tests/run-command.ts';
import { commands } from './cairn.mjs';
import type { Main } from './command.ts';

/** The commands of this project, by name; the others are programs of others, or nothing that a person runs. */
const scripts = new Map(
  Object.entries(commands)
    .filter(([name]) => name !== 'prepack')
    .map(([name, { run }]) => [name, run[0] ?? ''] as const)
    .filter(([, file]) => /^(?:scripts|bench)\//.test(file)),
);

for (const [name, file] of scripts)
  test(`${name} --help says in one form how to use it`, async () => {
    const { main, HELP } = (await import(`../${file}`)) as { main: Main; HELP: string };
    const { code, out, err } = await runCommand(main, ['--help']);
    assert.deepEqual([code, out, err], [0, `${HELP}\n`, '']);
    const command = name === 'test' ? 'npm test --' : `cairn ${name}`;
    const [usage = '', about = ''] = out.split('\n\n');
    assert.ok(usage.startsWith(`Usage: ${command} `), usage);
    // One sentence, perhaps with a list of what it is about.
    assert.match(about, /^[A-Z][^\n]*[^.:][.:](?:\n|$)/);
    assert.match(out, /\n\nOptions:\n(?: {2}.*\n)+ {2}--help +show this help\n\n/);
    assert.match(out, /\n\nExit codes:\n {2}\d[^]*\n$/);
    for (const line of out.split('\n')) assert.ok(line.length <= 100, line);
  });

/** The real process of each, which its own tests do without: arguments, environment, output and exit code. */
const processes: Record<string, (content: string) => Case> = {
  audit: (content) => [['--content', content, '--json'], 0, /^\{/],
  export: () => [['pdf'], 2, /"pdf" is no format/],
  import: (content) => [[join(content, 'no.md'), '--dry-run'], 2, /no\.md" does not exist\./],
  rename: (content) => [['perf', 'p', '--content', content], 0, /resources\/perf becomes/],
  'review:comment': () => [[], 2, /^The comment could not be made: --review is missing/],
  'links:start': () => [[], 2, /^The known results could not be read: --state is missing/],
  'links:report': () => [[], 2, /^The report could not be made: --parts is missing/],
  suggestion: () => [[], 2, /^The reply could not be posted: GITHUB_EVENT_NAME /],
  'bench:engine': () => [['x'], 2, /^The bench could not run: "x" is not a part of the bench/],
  bench: () => [['x'], 2, /^The bench could not run: Unexpected argument 'x'/],
  start: () => [['--external', 'x'], 2, /^The build could not run: --external "x" is not one of/],
  test: () => [['--only', 'x'], 2, /^The tests could not run: no stage "x"/],
};
type Case = [args: string[], code: number, prints: RegExp];

const elsewhere = [
  // What they do with signals, pipes and terminals is tested where these are: in the tests of each.
  ...['build', 'dev', 'init', 'links', 'new', 'preview'],
  // The tests of the action run these as workflows do, and those of the package the last.
  ...['check', 'links:advice', 'review', 'review:machine-files', 'generate'],
];

test('every command is run as a process', () => {
  assert.deepEqual([...Object.keys(processes), ...elsewhere].sort(), [...scripts.keys()].sort());
});

/** What each needs besides the catalog; the others have none, or are for the engine alone. */
const onCatalogs: Record<string, string[]> = {
  ...{ audit: [], bench: [], build: [], check: [], dev: [], generate: [], preview: [], start: [] },
  ...{ links: [], new: ['--offline'], rename: ['a', 'b'] },
  review: ['--changed', 'HEAD', '--out', 'nowhere'],
  'review:comment': ['--review', 'nowhere'],
  'review:machine-files': ['--changed', 'HEAD'],
  export: ['markdown'],
  suggestion: [],
  'links:advice': ['--changed', 'HEAD'],
  'links:start': ['--state', 'nowhere'],
  'links:report': ['--parts', 'nowhere', '--expected', '1'],
};

test('every command on a catalog is known as one', () => {
  const others = ['init', 'import', 'bench:engine', 'test'];
  assert.deepEqual([...Object.keys(onCatalogs), ...others].sort(), [...scripts.keys()].sort());
});

for (const [name, args] of Object.entries(onCatalogs))
  test(`${name} ends with 2 where --content names no folder`, async () => {
    const { main } = (await import(`../${scripts.get(name)}`)) as { main: Main };
    const folder = join(import.meta.dirname, '../tests/fixtures');
    const env = { GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 'x', GITHUB_EVENT_NAME: '' };
    const { code, out, err } = await runCommand(main, [...args, '--content', 'nope'], {
      ...{ cwd: folder, env },
    });
    assert.equal(code, 2, out + err);
    assert.match(err, /there is no folder "nope" with content\./);
  });

for (const [name, args] of Object.entries(onCatalogs))
  test(`${name} says in a sentence that the content may not be read`, async (context) => {
    const { main } = (await import(`../${scripts.get(name)}`)) as { main: Main };
    refuse(context, content);
    const env = { GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 'x', GITHUB_EVENT_NAME: '' };
    const { code, out, err } = await runCommand(main, [...args, '--content', content], { env });
    assert.notEqual(code, 0);
    assert.doesNotMatch(out + err, /EACCES|^ +at /m);
    assert.match(out + err, /permission/);
  });

/** Lets nobody look into a folder, which only the rights of a file do, and not for root. */
function refuse(context: TestContext, folder: string): void {
  const ways: [object, string[]][] = [
    [fs, ['lstatSync', 'openSync', 'opendirSync', 'readdirSync', 'readFileSync', 'statSync']],
    [fs.promises, ['lstat', 'open', 'readFile', 'readdir', 'stat']],
  ];
  const mocks = ways.flatMap(([of, names]) =>
    names.map((name) => {
      const real = (of as Record<string, (...given: unknown[]) => unknown>)[name];
      return context.mock.method(
        of as Record<string, () => unknown>,
        name,
        (...given: unknown[]) => {
          const [path] = given;
          const isInside = typeof path === 'string' && path.startsWith(folder);
          if (!isInside || (path === folder && name === 'lstatSync')) return real?.(...given);
          const refused = new Error(`EACCES: permission denied, ${name} '${path}'`);
          const error = Object.assign(refused, { code: 'EACCES', syscall: name, path });
          if (of === fs) throw error;
          return Promise.reject(error);
        },
      );
    }),
  );
  syncBuiltinESMExports();
  context.after(() => {
    for (const { mock } of mocks) mock.restore();
    syncBuiltinESMExports();
  });
}

let content: string;
before(async () => {
  content = await writeContent(changeContent());
  beginRepository(content);
});
after(() => rm(content, { recursive: true }));

for (const [name, of] of Object.entries(processes))
  test(`${name} runs as a process`, async () => {
    const [args, expected, prints] = of(content);
    const cwd = join(import.meta.dirname, '..');
    const env = { CAIRN_CONTENT: content, GITHUB_EVENT_NAME: '' };
    const { code, out, err } = await spawnScript(scripts.get(name) ?? '', args, { cwd, env });
    assert.equal(code, expected, err);
    assert.match(expected === 2 ? err : out, prints);
    assert.equal(expected === 2 ? out : err, '');
  });
