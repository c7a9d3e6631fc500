import { main as build } from './build.ts';
import { createCommand, runAsProgram } from './command.ts';
import { main as preview } from './preview.ts';
import { SERVER_HELP, splitOptions } from './serve.ts';

export const HELP = `Usage: cairn start [options]

Builds the site like "cairn build", then serves it on http://localhost:4321 until you stop it.

Options:
${SERVER_HELP}
  --help                    show this help

All other options go to the build: cairn build --help

Exit codes:
  1         the build failed, or the server could not start
  2         could not run
  130, 143  stopped`;

/** Runs `cairn start`. */
export const main = createCommand(
  { help: HELP, failure: 'The site cannot be served' },
  async (args, io) => {
    const options = splitOptions(args);
    return (await build(options.build, io)) || preview(options.serve, io);
  },
);

await runAsProgram(import.meta.filename, main);
