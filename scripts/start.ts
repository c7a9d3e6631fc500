import { ASTRO } from './cairn.mjs';
import { createCommand, runAsProgram } from './command.ts';
import { endLike, run } from './run-program.mjs';
import { besideOthers, splitOptions } from './start-options.ts';

export const HELP = `Usage: npm start -- [options]

Builds the site like "npm run build", then serves it on http://localhost:4321 until you stop it.

Options:
  --port <number>           port (default: 4321, or the next free port)
  --host [<address>]        make the site available to other machines
  --allowed-hosts <names>   host names to accept, separated by commas
  --open                    open the site in a browser
  --help                    show this help

All other options go to the build: npm run build -- --help

Exit codes:
  1         the build failed, or the server could not start
  2         could not run
  130, 143  stopped`;

/** Runs `npm start`. */
export const main = createCommand({ help: HELP, failure: 'The site cannot be served' }, start);

async function start(args: string[]): Promise<number> {
  const { build, serve, environment } = splitOptions(args);
  const built = await run(process.execPath, ['scripts/build.ts', ...build], {
    endWithParent: true,
  });
  if (built.stopped || built.code !== 0) return endLike(built);
  const options = { env: { ...process.env, ...environment }, endWithParent: true };
  return endLike(await run(process.execPath, [ASTRO, 'preview', ...besideOthers(serve)], options));
}

await runAsProgram(import.meta.filename, main);
