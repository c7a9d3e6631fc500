import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, posix as posixPath, win32 } from 'node:path';
import { after, test } from 'node:test';
import { installed, writeProject } from '../tests/fake-installation.ts';
import { commands, describeUnknown } from './cairn.mjs';
import { findProject, movePaths, nameContent } from './find-project.mjs';
import { isNewEnough } from './find-node.mjs';

const ROOT = dirname(import.meta.dirname);
const LAUNCHER = join(import.meta.dirname, 'cairn.mjs');
const PARTS = globSync('*.mjs', { cwd: import.meta.dirname });
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
after(() => {
  rmSync(folder, { recursive: true });
});
const posix = { skip: process.platform === 'win32' };
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test('every script of package.json goes through the launcher, which runs files that exist', () => {
  const through = Object.keys(commands).map((name) => [name, `node scripts/cairn.mjs ${name}`]);
  assert.deepEqual(
    Object.fromEntries(Object.entries(scripts).sort()),
    Object.fromEntries(through.sort()),
  );
  for (const { run } of Object.values(commands))
    assert.ok(existsSync(join(ROOT, run[0] ?? '')), run[0]);
});

test('it imports nothing but modules of Node, by names that each version knows', () => {
  const imports = PARTS.flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/^import .* from '(.+)';$/gm),
  ]);
  assert.ok(imports.length > 3);
  for (const [, name = ''] of imports)
    if (!PARTS.includes(name.replace('./', '')))
      assert.match(name, /^node:(child_process|crypto|fs|os|path|url)$/);
});

for (const [name, path, root] of [
  ['POSIX', posixPath, '/home/zoë/my #1 list'],
  ['Windows', win32, 'C:\\Users\\Zoë\\my #1 list'],
] as const) {
  test(`the catalog is found here or above, with ${name} paths`, () => {
    const at = (...parts: string[]) => path.join(root, ...parts);
    const find = (from: string, ...files: string[]) =>
      findProject(from, { path, exists: (file) => files.includes(file) });
    const own = { project: root, content: 'content' };
    assert.deepEqual(find(root, at('content/site.yaml')), own);
    assert.deepEqual(find(at('content'), at('content/site.yaml')), own);
    assert.deepEqual(find(at('content', 'topics'), at('content/site.yaml')), own);
    assert.deepEqual(find(at('a', 'b'), at('site.yaml')), { project: root, content: '.' });
    assert.deepEqual(find(at('a'), at('a/site.yaml'), at('content/site.yaml')), {
      project: at('a'),
      content: '.',
    });
    const list = [at('cairn.yaml'), at('README.md')];
    assert.deepEqual(find(at('a'), ...list), { project: root, content: 'README.md' });
    assert.deepEqual(find(root, ...list, at('content/site.yaml')), own);
    assert.equal(find(root, at('README.md')), undefined);
    assert.equal(find(root), undefined);
  });

  test(`relative paths mean what they meant where they were typed, with ${name} paths`, () => {
    const from = path.join(root, 'content', 'topics');
    const move = (args: string[], positional = false) =>
      movePaths(args, { from, to: root, path, positional });
    const here = path.join('content', 'topics');
    assert.deepEqual(move(['--out', 'dist', '--fix', 'x']), [
      '--out',
      path.join(here, 'dist'),
      '--fix',
      'x',
    ]);
    assert.deepEqual(move(['--out=../a b', '--content', '..']), [
      `--out=${path.join('content', 'a b')}`,
      '--content',
      'content',
    ]);
    assert.deepEqual(move(['../..', '--changed', 'HEAD', 'x'], true), [
      '.',
      '--changed',
      'HEAD',
      path.join(here, 'x'),
    ]);
    const kept = ['--out', root, '--urls', '-', 'https://x.example/a', '--json', '--state='];
    assert.deepEqual(move(kept, true), kept);
    assert.deepEqual(movePaths(['--out', 'x'], { from: root, to: root, path }), ['--out', 'x']);
  });
}

test('an unknown command is reported with the nearest known one', () => {
  for (const [typed, near] of [
    ['chek', 'check'],
    ['biuld', 'build'],
    ['form', 'format'],
    ['link', 'links'],
    ['tests', 'test'],
  ] as const)
    assert.equal(describeUnknown(typed), `There is no command "${typed}". Did you mean "${near}"?`);
  for (const typed of [
    '',
    'constructor',
    '__proto__',
    'toString',
    '\u001b[31m',
    'x'.repeat(100_000),
  ])
    assert.match(describeUnknown(typed), /^There is no command ".{0,120}"\./s);
  assert.doesNotMatch(describeUnknown('\u001b[31m'), /\u001b/);
});

test('a reader that has gone does not end a command', () => {
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      'scripts="$1"; { "$0" "$scripts" node --eval "setTimeout(() => { console.log(1); setTimeout(() => { console.log(2); process.exitCode = 3; }, 50); }, 300)"; echo "$?" >&2; } | true',
      process.execPath,
      LAUNCHER,
    ],
    { encoding: 'utf8' },
  );
  assert.deepEqual([stdout, stderr], ['', '3\n']);
});

// The launcher in a project of its own, whose "check" is what a case needs.
const nodes = [...new Set(findOtherNodes())];
process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
const project = writeProject(join(folder, 'project #1 100%'), {
  ...installed,
  'package.json': '{"type":"module"}',
});
copyLauncher(project);

for (const node of [process.execPath, ...nodes])
  test(`run by ${spawnSync(node, ['--version']).stdout.toString().trim()}, it passes on arguments, input, path and exit code`, () => {
    write(`const { execPath, env, argv, stdin, version } = process;
      let text = '';
      for await (const chunk of stdin) text += chunk;
      const path: string = env.PATH ?? env.Path ?? '';
      console.log(JSON.stringify([version, process.cwd(), argv.slice(2), text, path.startsWith(execPath.slice(0, -5))]));
      process.exitCode = 7;`);
    const args = [join(project, 'scripts/cairn.mjs'), 'check', 'a b', '--x', '$HOME', ''];
    const env = {
      ...process.env,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    };
    const { status, stdout, stderr } = spawnSync(node, args, {
      cwd: folder,
      env: { ...env, npm_lifecycle_event: undefined },
      input: 'typed',
    });
    assert.equal(status, 7, stderr.toString());
    const [version, ...handedOn] = JSON.parse(stdout.toString()) as [string, ...unknown[]];
    assert.ok(isNewEnough(version), version);
    assert.deepEqual(handedOn, [folder, ['a b', '--x', '$HOME', ''], 'typed', true]);
    assert.equal(stderr.toString(), '');
  });

test('no command lets Astro report that it ran', () => {
  write('console.log(process.env.ASTRO_TELEMETRY_DISABLED);');
  const { stdout } = spawnSync(process.execPath, [join(project, 'scripts/cairn.mjs'), 'check'], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: undefined },
    encoding: 'utf8',
  });
  assert.equal(stdout, '1\n');
});

test('what Node has compiled is kept in the folder of the user, but not where nothing would be kept', () => {
  write('console.log(process.env.NODE_COMPILE_CACHE);');
  const runWith = (more: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, [join(project, 'scripts/cairn.mjs'), 'check'], {
      env: { ...process.env, NODE_COMPILE_CACHE: undefined, CI: undefined, ...more },
      encoding: 'utf8',
    }).stdout.trim();
  assert.equal(runWith({}), join(folder, 'cache/cairn/node'));
  assert.equal(runWith({ CI: 'true' }), 'undefined');
  const own = join(folder, 'own');
  assert.equal(runWith({ NODE_COMPILE_CACHE: own }), own);
});

for (const node of [process.execPath, ...nodes])
  test(`run by ${node}, it explains itself, and never with a stack trace`, () => {
    const help = spawnSync(node, [LAUNCHER]);
    assert.equal(help.status, 0);
    for (const name of Object.keys(commands)) assert.ok(help.stdout.includes(`\n  ${name} `), name);
    const wrong = spawnSync(node, [LAUNCHER, 'bild']);
    assert.equal(wrong.status, 2);
    assert.match(
      wrong.stderr.toString(),
      /^There is no command "bild"\. Did you mean "build"\?\n\nUsage: /,
    );
    const bare = join(folder, 'bare');
    copyLauncher(bare);
    const missing = spawnSync(node, [join(bare, 'scripts/cairn.mjs'), 'build']);
    assert.equal(missing.status, 2);
    assert.equal(
      missing.stderr.toString(),
      'The packages of this project are not installed. Run "npm ci" first.\n',
    );
  });

const ends: [name: string, answers: boolean, code: number | null, isSignal: boolean][] = [
  ['of which it dies', false, null, true],
  ['that it answers with a code of its own', true, 130, false],
];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  for (const [name, answers, code, isSignal] of ends)
    test(
      `${signal}, sent twice at once as npm does, reaches a command once, ${name}, and leaves nothing`,
      posix,
      async () => {
        write(`import { spawn } from 'node:child_process';
        let times = 0;
        process.on('exit', () => console.log('times', times));
        ${!answers ? '' : `process.on('${signal}', () => { times += 1; setTimeout(() => process.exit(130), 100); });`}
        const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
        console.log(left.pid);
        setInterval(() => {}, 1000);`);
        const child = spawn(process.execPath, [join(project, 'scripts/cairn.mjs'), 'check'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const ended = once(child, 'close');
        let out = '';
        child.stdout.on('data', (data) => (out += String(data)));
        await once(child.stdout, 'data');
        child.kill(signal);
        child.kill(signal);
        assert.deepEqual(await ended, [code, isSignal ? signal : null]);
        if (!isSignal) assert.match(out, /\ntimes 1\n$/);
        assert.throws(() => process.kill(Number(out.split('\n')[0]), 0), { code: 'ESRCH' });
      },
    );

test('a command that npm started ends when npm is gone, though nobody says so', posix, async () => {
  write(`console.log(process.pid); setInterval(() => {}, 1000);`);
  // A shell that does not replace itself by the command, as npm 9 has one.
  const shell = spawn(
    'sh',
    ['-c', '"$0" "$1" check; true', process.execPath, join(project, 'scripts/cairn.mjs')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'check' },
    },
  );
  const ended = once(shell, 'close');
  const [pid] = (await once(shell.stdout, 'data')) as [Buffer];
  shell.kill('SIGKILL');
  // It has the pipe too, so that this waits for its end.
  await ended;
  assert.throws(() => process.kill(Number(String(pid)), 0), { code: 'ESRCH' });
});

function copyLauncher(to: string): void {
  mkdirSync(join(to, 'scripts'), { recursive: true });
  for (const name of PARTS)
    copyFileSync(join(import.meta.dirname, name), join(to, 'scripts', name));
}

function write(script: string): void {
  writeFileSync(join(project, 'scripts/check.ts'), script);
}

/** Other Nodes on the path than the one that runs the tests, such as that of the distribution. */
function* findOtherNodes(): Generator<string> {
  for (const place of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(place, 'node');
    if (existsSync(path) && realpathSync(path) !== realpathSync(process.execPath))
      yield realpathSync(path);
  }
}

test('a list that is named first is the content', () => {
  assert.deepEqual(nameContent(['docs/My list.MD', '--out', 'x']), [
    '--content',
    'docs/My list.MD',
    '--out',
    'x',
  ]);
  for (const args of [['--out', 'a.md'], ['content'], []])
    assert.deepEqual(nameContent(args), args);
});
