import { parseArgs } from 'node:util';
import { contentFolder } from '../src/source/read-content.ts';
import { handleEvent, readEvent } from '../src/contribute/suggestion/handle-event.ts';
import { formatLog } from '../src/github/workflow.ts';
import { readRepository } from '../src/github/github.ts';

const HELP = `Usage: npm run suggestion -- [options]

Replies to a filled-in issue form, or creates the file that somebody approved.

It runs in the workflow of issues, reads the event in GITHUB_EVENT_NAME and GITHUB_EVENT_PATH, and
ignores all others than these:
  issues          an issue labelled "suggestion" was opened or edited: checks the form as if its
                  resource were in the catalog, and keeps one comment with the result up to date
  issue_comment   somebody with write access comments /approve with the hash of the file in that
                  comment: commits exactly that file to a branch, and opens a pull request
It changes no local files. It needs GITHUB_REPOSITORY and GITHUB_TOKEN.

Options:
  --content <folder>   the content (default: ${contentFolder})
  --help               show this help

Exit codes:
  0  done, or nothing to do
  2  could not run, or GitHub refused a request`;

try {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: contentFolder },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(HELP);
  else {
    const event = await readEvent(process.env);
    const report = await handleEvent(readRepository(process.env), event, values.content);
    console.log(formatLog(report));
  }
} catch (error) {
  console.error(
    formatLog(
      `The suggestion could not be answered: ${(error as Error).message}\n\nSee npm run suggestion -- --help`,
    ),
  );
  process.exitCode = 2;
}
