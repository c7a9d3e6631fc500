import { parseArgs } from 'node:util';
import { contentFolder } from '../src/source/read-content.ts';
import { formatLog, formatAnnotation } from '../src/github/workflow.ts';
import { readChangedFiles, findMachineWritten } from '../src/history/review/changed-files.ts';

const HELP = `Usage: npm run review:machine-files -- --changed <range> [options]

Rejects changes to files that only machines write, such as ${contentFolder}/link-health.jsonl.

The site shows the content of these files, and a reviewer cannot verify it. The workflow of a pull
request runs this for every change, except those from the branch that the machine writes.

Options:
  --changed <range>    the change: A..B, A...B, or A for the working tree
  --content <folder>   the content (default: ${contentFolder})
  --help               show this help

Exit codes:
  0  the change contains no such file
  1  the change contains such a file
  2  could not run`;

try {
  process.exitCode = await run();
} catch (error) {
  console.error(
    formatLog(
      `The change could not be read: ${(error as Error).message}\n\nSee npm run review:machine-files -- --help`,
    ),
  );
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      changed: { type: 'string' },
      content: { type: 'string', default: contentFolder },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (values.changed === undefined) throw new Error('--changed is missing.');
  const { files } = await readChangedFiles(values.changed, values.content);
  const refused = findMachineWritten(files);
  for (const file of refused)
    console.log(
      formatAnnotation({
        level: 'error',
        file,
        title: 'Only a machine writes this file',
        message: `"${file}" is changed, and only a machine writes it. Leave it out of the change.`,
      }),
    );
  return refused.length > 0 ? 1 : 0;
}
