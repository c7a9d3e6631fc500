import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

/** The files that an installation of all these packages has, but for those of development. */
export const installed = {
  'node_modules/.package-lock.json': '{}',
  'node_modules/yaml/package.json': '{"version":"2.9.1"}',
  'node_modules/yaml/node_modules/deep/package.json': '{"version":"1.0.0"}',
  'node_modules/for-this/package.json': '{"version":"3.0.0"}',
};

/** Writes a project with a lock file and these files. */
export function writeProject(root: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries({
    'package-lock.json': JSON.stringify({ packages: lock }),
    ...files,
  })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}
