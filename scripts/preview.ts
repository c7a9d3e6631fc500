import { preview } from 'astro';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { publishAt, readSettings } from '../src/site/settings.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { createCommand, runAsProgram } from './command.ts';
import { completeHost, readServer, SERVER_HELP, serverOptions } from './serve.ts';

export const HELP = `Usage: cairn preview [options]

Serves the site that the last build made, on http://localhost:4321, until you stop it.

Options:
${SERVER_HELP}
  --out <folder>            the folder of the site (default: dist)
  --content <folder>        the content it was built from (default: content)
  --base <path>             base path, such as /our-list/ (default: from content/site.yaml)
  --help                    show this help

Exit codes:
  1         the server could not start
  2         could not run
  130, 143  stopped`;

/** Runs `cairn preview`. */
export const main = createCommand({ help: HELP, failure: 'The site cannot be served' }, serve);

async function serve(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args: completeHost(args),
    options: {
      ...serverOptions,
      out: { type: 'string', default: 'dist' },
      content: { type: 'string' },
      base: { type: 'string' },
    },
  });
  assertContentFolder(values.content ?? contentFolder());
  const out = resolve(values.out);
  if (!existsSync(join(out, 'index.html')))
    throw new Error(`there is no site in "${values.out}". Run "cairn build" first.`);
  publishAt(values);
  await preview({
    configFile: false,
    root: resolve('.'),
    outDir: out,
    base: readSettings(values.content).base,
    trailingSlash: 'always',
    server: readServer(values),
  });
  return 0;
}

await runAsProgram(import.meta.filename, main);
