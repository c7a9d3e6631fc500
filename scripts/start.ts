import { ASTRO, endLike, run } from './cairn.mjs';
import { besideOthers, splitOptions } from './start-options.ts';

const HELP = `npm start [-- options]

Builds the site like "npm run build", then serves it on http://localhost:4321 until you stop it.

  --port <number>           port (default: 4321, or the next free port)
  --host [<address>]        make the site available to other machines
  --allowed-hosts <names>   allowed host names, separated by commas
  --open                    open the site in a browser
  --help                    this text

All other options are passed to the build: npm run build -- --help

Exit code: from the build if it fails, otherwise from the server; 2 could not run.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) console.log(HELP);
else await start(args);

async function start(args: string[]): Promise<void> {
  const { build, serve, environment } = splitOptions(args);
  const built = await run(process.execPath, ['scripts/build.ts', ...build], {
    endWithParent: true,
  });
  if (built.stopped || built.code !== 0) return endLike(built);
  const options = { env: { ...process.env, ...environment }, endWithParent: true };
  endLike(await run(process.execPath, [ASTRO, 'preview', ...besideOthers(serve)], options));
}
