import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertContentFolder } from '../src/source/read-content.ts';
import { describeUnbuildable } from '../src/build/output-folder.ts';
import { finishChange } from '../src/files/write-files.ts';
import { publishAt } from '../src/site/settings.ts';
import { ASTRO } from './cairn.mjs';
import { createCommand, runAsProgram } from './command.ts';
import { besideOthers, splitOptions } from './start-options.ts';

export const HELP = `Usage: npm run dev -- [options]

Serves the site on http://localhost:4321 while you edit.

Saved changes appear immediately. If a file has issues, the page and the terminal show them with the
lines around them; the page reloads when the file is fixed.

Options:
  --port <number>           port (default: 4321, or the next free port)
  --host [<address>]        make the site available to other machines
  --allowed-hosts <names>   host names to accept, separated by commas
  --open                    open the site in a browser
  --content <folder>        the content to serve (default: content)
  --base <path>             base path, such as /virtualization/ (default: from content/site.yaml)
  --help                    show this help

All other options go to Astro: https://docs.astro.build/en/reference/cli-reference/

Exit codes:
  1         the server could not start
  2         could not run
  130, 143  stopped`;

const FAILURE = 'The site cannot be served';

/** Runs `npm run dev`. */
export const main = createCommand(
  {
    help: HELP,
    failure: FAILURE,
    explain: (error) => `${FAILURE}: ${(error as Error).message}`,
  },
  serve,
);

async function serve(args: string[]): Promise<number> {
  Object.assign(process.env, splitOptions(args).environment);
  await assertServable();
  process.argv = [process.execPath, ASTRO, 'dev', ...besideOthers(args)];
  await import(pathToFileURL(join(process.cwd(), ASTRO)).href);
  return 0;
}

/** What Astro would end with a stack trace for, or never find. */
async function assertServable(): Promise<void> {
  const content = process.env['CAIRN_CONTENT'] || 'content';
  const unbuildable = describeUnbuildable(process.cwd());
  if (unbuildable !== undefined) throw new Error(unbuildable);
  publishAt({});
  assertContentFolder(content);
  await finishChange(content);
}

await runAsProgram(import.meta.filename, main);
