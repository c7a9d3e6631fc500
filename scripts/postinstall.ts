import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { findMissingForPlatform } from './installation.mjs';

// npm leaves out optional packages that its own Node is too old for, such as the bundler's program for this machine,
// though the commands run with the newer Node that is installed beside them. By name they are no longer optional.
const root = dirname(import.meta.dirname);
const missing = findMissingForPlatform(root).map(({ name, version }) => `${name}@${version}`);
const { npm_execpath: npm = '', npm_node_execpath: node, npm_config_omit: omit = '' } = process.env;

if (missing.length > 0 && basename(npm).startsWith('npm') && !/\boptional\b/.test(omit)) {
  console.log(`Adding what npm left out for this machine: ${missing.join(', ')}`);
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(node ?? process.execPath, [npm, 'install', ...options, ...missing], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0 || findMissingForPlatform(root).length > 0) {
    console.error(
      'They could not be installed. Run "npm ci" again, or use Node 22.19 or later for it.',
    );
    process.exitCode = 1;
  }
}
