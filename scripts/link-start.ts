import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createFolder } from '../src/files/write-file.ts';
import { formatCount } from '../src/text/count.ts';
import { formatLog } from '../src/github/workflow.ts';
import { readRepository } from '../src/github/github.ts';
import { readKnownState } from '../src/links/publish/publish-links.ts';
import { writeState } from '../src/link-health/state-file.ts';
import { contentFolder, linkHealthFile } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn links:start --state <file> [options]

Collects all known results of link checks, for the scheduled workflow.

It reads ${linkHealthFile} of the content and of the branch link-health, and writes one file from
which each part of the check starts. It changes nothing else. It needs GITHUB_REPOSITORY and
GITHUB_TOKEN.

Options:
  --state <file>       output file
  --content <folder>   the content (default: ${contentFolder()})
  --help               show this help

Exit codes:
  0  written
  2  could not run`;

/** Runs `cairn links:start`. */
export const main = createCommand(
  { help: HELP, failure: 'The known results could not be read', format: formatLog },
  start,
);

async function start(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      state: { type: 'string' },
      content: { type: 'string', default: contentFolder() },
    },
  });
  if (values.state === undefined) throw new Error('--state is missing.');
  assertContentFolder(values.content);
  const state = await readKnownState(readRepository(process.env), values.content);
  await createFolder(dirname(values.state));
  await writeState(values.state, state);
  io.out(`${values.state}: ${formatCount(state.size, 'record')}.`);
  return 0;
}

await runAsProgram(import.meta.filename, main);
