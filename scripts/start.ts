import { ASTRO, endLike, run } from './cairn.mjs';
import { besideOthers, splitOptions } from './start-options.ts';

const HELP = `npm start [-- options]

Builds the site as "npm run build" does, then serves it on http://localhost:4321 until it is ended.

  --port <number>           the port to serve on (default: 4321, or the next that is free)
  --host [<address>]        serve to other machines too
  --allowed-hosts <names>   host names to answer to, separated by commas
  --open                    open the site in a browser
  --help                    this text

All other options are those of the build: npm run build -- --help

Exit code: that of the build if it fails, else that of the server; 2 could not run.`;

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
