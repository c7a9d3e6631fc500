import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { formatMarker, MARKER } from '../src/build/output-folder.ts';
import { smallContent } from './bad-content/small-content.ts';

/**
 * Writes files and starts a program of its own until it is ended, or fails, finds the disk full or ends at once; never
 * for longer than a minute.
 */
const FAKE = `
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
const [, , out] = process.argv;
mkdirSync(out, { recursive: true });
writeFileSync(out + '/index.html', 'half');
const how = process.env.FAKE_ASTRO;
if (how === 'fails') {
  console.error('  Stack trace:\\n    at build (file:///a b.js:1:2)');
  const failure = { page: '/topics/kvm/', message: 'It broke.', details: 'at build (a.js:1:2)' };
  await new Promise((sent) => process.send(failure, sent));
}
if (how === 'dies') process.abort();
if (how === 'full') console.error("ENOSPC: no space left on device, write");
if (how === 'ends') writeFileSync(out + '/where.txt', out);
if (how) process.exit(how === 'ends' ? 0 : 1);
const child = spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
writeFileSync(process.env.CAIRN_ENGINE + '/pids', process.pid + ' ' + child.pid);
let n = 0;
setInterval(() => writeFileSync(out + '/' + n++ + '.html', ''), 5);
setTimeout(() => process.exit(), 60_000);
`;

/** A project with content, a built site in \`dist\` and in place of Astro a program that never ends by itself. */
export function createFakeProject(context: TestContext): string {
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
  context.after(() => {
    rmSync(project, { recursive: true, force: true });
  });
  const write = (name: string, text: string) => {
    mkdirSync(join(project, name, '..'), { recursive: true });
    writeFileSync(join(project, name), text);
  };
  for (const [name, text] of Object.entries(smallContent)) write(`content/${name}`, text);
  write('scripts/pages.ts', FAKE);
  write('package.json', '{"type":"module","dependencies":{}}');
  for (const folder of ['src', 'public']) mkdirSync(join(project, folder));
  write('dist/index.html', 'old');
  write(`dist/${MARKER}`, formatMarker(['index.html']));
  return project;
}

/** Every file of the project outside its cache, with its text and its time. */
export function snapshot(project: string): string[] {
  return readdirSync(project, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'pids' && !name.startsWith('.cache'))
    .filter((name) => statSync(join(project, name)).isFile())
    .map((name) => {
      const { mtimeMs } = statSync(join(project, name));
      return `${name} ${mtimeMs} ${readFileSync(join(project, name), 'utf8')}`;
    })
    .toSorted();
}
