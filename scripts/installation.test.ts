import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { installed, writeProject } from '../tests/fake-installation.ts';
import { findInstallationIssue, findMissingForPlatform } from './installation.mjs';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
after(() => {
  rmSync(folder, { recursive: true });
});

const without = (name: string) =>
  Object.fromEntries(Object.entries(installed).filter(([file]) => !file.includes(name)));
const installations: [
  name: string,
  files: Record<string, string>,
  development: boolean,
  issue: string | undefined,
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
    '"for-this", which this machine needs, is missing from node_modules. Run "npm ci" again, without leaving out optional packages.',
  ],
];
for (const [i, [name, files, development, issue]] of installations.entries())
  test(`with ${name} installed`, () => {
    const root = writeProject(join(folder, `installed-${i}`), files);
    assert.equal(findInstallationIssue(root, development), issue);
    const missing = name === 'nothing' || name.startsWith('the packages of');
    assert.deepEqual(
      findMissingForPlatform(root),
      missing ? [{ name: 'for-this', version: '3.0.0' }] : [],
    );
  });
