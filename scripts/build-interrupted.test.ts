import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeProject, snapshot } from '../tests/fake-astro.ts';
import { runCommand } from '../tests/run-command.ts';
import { buildPages } from '../src/build/build-pages.ts';
import type { PagesFailure } from '../src/build/pages-failure.ts';
import { isProcess } from '../src/files/owner.ts';
import { main } from './build.ts';

const isWindows = process.platform === 'win32';
const ARGS = ['--external', 'off'];

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGKILL', null],
] as const)
  test(`a build that ${signal} ends leaves the site that was there, and no process`, async (context) => {
    const project = createFakeProject(context);
    const before = snapshot(project);
    const { build, pids } = await startBuild(project);
    if (signal === 'SIGINT') await assertRefused(project);

    build.kill(signal);
    const [ended] = (await once(build, 'close')) as [number | null];
    assert.equal(ended, code);
    await waitUntil(() => pids.every((pid) => !isProcess(pid)));
    if (signal === 'SIGKILL') await assertBeginsAnew(project);
    assert.deepEqual(snapshot(project), before);
    const hidden = readdirSync(project).filter((name) => name.startsWith('.'));
    assert.deepEqual(hidden, ['.cache']);
  });

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGKILL', null],
] as const)
  test(
    `a build that ${signal} ends while Pagefind indexes leaves no process, and the next one begins anew`,
    { skip: isWindows },
    async (context) => {
      const project = createFakeProject(context);
      const before = snapshot(project);
      const { build, pids } = await startBuild(project, {
        FAKE_ASTRO: 'ends',
        PAGEFIND_EXTENDED_BINARY_PATH: writeSlowPagefind(project),
      });
      build.kill(signal);
      const [ended] = (await once(build, 'close')) as [number | null];
      assert.equal(ended, code);
      await waitUntil(() => pids.every((pid) => !isProcess(pid)));
      if (signal === 'SIGKILL') await assertBeginsAnew(project);
      rmSync(join(project, 'slow-pagefind'));
      assert.deepEqual(snapshot(project), before);
      const hidden = readdirSync(project).filter((name) => name.startsWith('.'));
      assert.deepEqual(hidden, ['.cache']);
    },
  );

/** Pagefind, which says which process it is and begins a little later, so that a signal comes before it ends. */
function writeSlowPagefind(project: string): string {
  const program = `@pagefind/${process.platform}-${process.arch}/bin/pagefind_extended`;
  const real = createRequire(import.meta.resolve('pagefind')).resolve(program);
  const file = join(project, 'slow-pagefind');
  const lines = ['#!/bin/sh', `printf %s $$ > "${project}/pids"`, 'sleep 1', `exec "${real}" "$@"`];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o755 });
  return file;
}

test('a full disk is named, and the site that was there stays', async (context) => {
  const project = createFakeProject(context);
  const before = snapshot(project);
  const { code, out } = await runCommand(main, ARGS, {
    cwd: project,
    env: { FAKE_ASTRO: 'full', CAIRN_ENGINE: project },
  });
  assert.equal(code, 2);
  assert.match(out, /"[^"]+" cannot be written: the disk is full\. Free some space, .+\n$/);
  assert.deepEqual(snapshot(project), before);
});

/** A folder on another file system than that of temporary files, wherever those are. */
const other = ['/dev/shm', '/var/tmp', process.cwd()].find(
  (path) => existsSync(path) && statSync(path).dev !== statSync(tmpdir()).dev,
);
test(
  'pages for another file system are built in the project, and copied',
  { skip: other === undefined },
  async (context) => {
    const [project, out] = [createFakeProject(context), mkdtempSync(join(other ?? '', 'cairn-'))];
    const back = process.cwd();
    context.after(() => {
      process.chdir(back);
      rmSync(out, { recursive: true });
      delete process.env['FAKE_ASTRO'];
      delete process.env['CAIRN_ENGINE'];
    });
    process.chdir(project);
    process.env['FAKE_ASTRO'] = 'ends';
    process.env['CAIRN_ENGINE'] = project;
    const { signal } = new AbortController();
    await buildPages(join(out, 'site'), 'content', {
      ...{ signal, print: process },
      nameFile: () => Promise.resolve(''),
    });
    const near = join(project, '.cache/build');
    assert.equal(readFileSync(join(out, 'site/where.txt'), 'utf8'), join(near, 'site'));
    assert.ok(!existsSync(join(near, 'site')));
  },
);

/** While one build runs another one is refused, and harms neither. */
async function assertRefused(project: string): Promise<void> {
  const args = [...ARGS, '--out', 'other'];
  const { code, err } = await runCommand(main, args, { cwd: project });
  assert.equal(code, 2);
  assert.match(
    err,
    /^The build could not run: Another build of this project is running: process \d+ on .+\.\n$/,
  );
}

/** After one that was killed the next one begins anew; as it fails, the site that was there stays. */
async function assertBeginsAnew(project: string): Promise<void> {
  assert.equal(readFileSync(join(project, 'dist/index.html'), 'utf8'), 'old');
  const env = { FAKE_ASTRO: 'fails', CAIRN_ENGINE: project };
  const { code, out, err } = await runCommand(main, ARGS, { cwd: project, env });
  assert.deepEqual([code, err], [1, '']);
  assert.equal(
    out.split('\n').slice(3).join('\n'),
    `The page "/topics/kvm/" cannot be built: "It broke". Look at what was changed last in "content/topics/kvm.mdx". ${REPORT}\n`,
  );
  const details = readFileSync(join(project, '.cache/build-failure.txt'), 'utf8');
  assert.match(details, /^at build \(a\.js:1:2\)\n\n {2}Stack trace:/);
}

const REPORT =
  'If "cairn check" finds nothing, this is a bug in Cairn: report it with the file ".cache/build-failure.txt".';

test('a process that dies without a word is named', { skip: isWindows }, async (context) => {
  const project = createFakeProject(context);
  const env = { FAKE_ASTRO: 'dies', CAIRN_ENGINE: project };
  const { code, out, err } = await runCommand(main, ARGS, { cwd: project, env });
  assert.deepEqual([code, err], [1, '']);
  assert.ok(
    out.endsWith(
      `\nThe pages cannot be built: "the process that builds them ended with SIGABRT". ${REPORT}\n`,
    ),
    out,
  );
});

test('what cannot be built is reported to the build, and nothing is printed', async () => {
  const script = join(import.meta.dirname, 'pages.ts');
  const child = spawn(process.execPath, [script, 'site', 'no JSON'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const printed: unknown[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => printed.push(String(text)));
  const sent: unknown[] = [];
  child.on('message', (failure) => sent.push(failure));
  const [code] = (await once(child, 'close')) as [number];
  assert.deepEqual([code, printed], [1, []]);
  assert.match((sent[0] as PagesFailure).message, /is not valid JSON$/);
});

async function startBuild(
  project: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ build: ChildProcess; pids: number[] }> {
  rmSync(join(project, 'pids'), { force: true });
  const script = join(import.meta.dirname, 'build.ts');
  const build = spawn(process.execPath, [script, ...ARGS], {
    cwd: project,
    env: { ...process.env, CAIRN_ENGINE: project, ...env },
    stdio: 'ignore',
  });
  await waitUntil(() => existsSync(join(project, 'pids')) || build.exitCode !== null);
  await pause(50);
  const pids = readFileSync(join(project, 'pids'), 'utf8').split(' ').map(Number);
  return { build, pids };
}

/** Fails after half a minute. */
async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 1500 && !isSo(); i += 1) await pause(20);
  assert.ok(isSo());
}
