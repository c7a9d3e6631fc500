import { parseArgs } from 'node:util';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { handleEvent, readEvent } from '../src/contribute/suggestion/handle-event.ts';
import { formatLog } from '../src/github/workflow.ts';
import { readRepository } from '../src/github/github.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn suggestion [options]

Replies to a filled-in issue form, or creates the file that somebody approved.

It runs in the workflow of issues, reads the event in GITHUB_EVENT_NAME and GITHUB_EVENT_PATH, and
ignores all others than these:
  issues          an issue labelled "suggestion" was opened or edited: checks the form as if its
                  resource were in the catalog, and keeps one comment with the result up to date
  issue_comment   somebody with write access comments /approve with the hash of the file in that
                  comment: commits exactly that file to a branch, and opens a pull request
It changes no local files. It needs GITHUB_REPOSITORY and GITHUB_TOKEN.

Options:
  --content <folder>   the content (default: ${contentFolder()})
  --help               show this help

Exit codes:
  0  done, or nothing to do
  2  could not run, or GitHub refused a request`;

/** Runs `cairn suggestion`. */
export const main = createCommand(
  { help: HELP, failure: 'The reply could not be posted', format: formatLog },
  reply,
);

async function reply(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { content: { type: 'string', default: contentFolder() } },
  });
  assertContentFolder(values.content);
  const event = await readEvent(process.env);
  io.out(formatLog(await handleEvent(readRepository(process.env), event, values.content)));
  return 0;
}

await runAsProgram(import.meta.filename, main);
