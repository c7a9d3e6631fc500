import { dev } from 'astro';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CACHE, prepareAstroRoot } from '../src/build/astro-root.ts';
import { finishChange } from '../src/files/write-files.ts';
import { createInlineConfig } from '../src/site/astro-config.ts';
import { publishAt } from '../src/site/settings.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { engineFolder } from '../src/files/engine.ts';
import { createCommand, runAsProgram } from './command.ts';
import { completeHost, readServer, SERVER_HELP, serverOptions } from './serve.ts';

export const HELP = `Usage: cairn dev [options]

Serves the site on http://localhost:4321 while you edit.

Saved changes appear immediately. If a file has issues, the page and the terminal show them with the
lines around them; the page reloads when the file is fixed.

Options:
${SERVER_HELP}
  --content <folder>        the content to serve (default: content)
  --base <path>             base path, such as /our-list/ (default: from content/site.yaml)
  --help                    show this help

Exit codes:
  1         the server could not start
  2         could not run
  130, 143  stopped`;

const FAILURE = 'The site cannot be served';

/** Runs `cairn dev`. */
export const main = createCommand(
  {
    help: HELP,
    failure: FAILURE,
    explain: (error) => `${FAILURE}: ${(error as Error).message}`,
  },
  serve,
);

async function serve(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args: completeHost(args),
    options: { ...serverOptions, content: { type: 'string' }, base: { type: 'string' } },
  });
  const server = readServer(values);
  const content = resolve(values.content ?? contentFolder());
  publishAt(values);
  assertContentFolder(values.content ?? contentFolder());
  await finishChange(content);
  const place = await prepareAstroRoot('dev');
  Object.assign(process.env, {
    CAIRN_CONTENT: content,
    CAIRN_CACHE: resolve(CACHE),
    CAIRN_ENGINE: engineFolder(),
  });
  process.chdir(place.root);
  const config = createInlineConfig(place, join(place.root, 'site'));
  await dev({ ...config, server });
  return 0;
}

await runAsProgram(import.meta.filename, main);
