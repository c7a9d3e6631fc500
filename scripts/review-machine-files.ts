import { parseArgs } from 'node:util';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { formatLog, formatAnnotation } from '../src/github/workflow.ts';
import { readChangedFiles, findMachineWritten } from '../src/history/review/changed-files.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn review:machine-files --changed <range> [options]

Rejects changes to files that only machines write, such as ${contentFolder()}/link-health.jsonl.

The site shows the content of these files, and a reviewer cannot verify it. The workflow of a pull
request runs this for every change, except those from the branch that the machine writes.

Options:
  --changed <range>    the change: A..B, A...B, or A for the working tree
  --content <folder>   the content (default: ${contentFolder()})
  --help               show this help

Exit codes:
  0  the change contains no such file
  1  the change contains such a file
  2  could not run`;

/** Runs `cairn review:machine-files`. */
export const main = createCommand(
  { help: HELP, failure: 'The change could not be read', format: formatLog },
  rejectMachineFiles,
);

async function rejectMachineFiles(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      changed: { type: 'string' },
      content: { type: 'string', default: contentFolder() },
    },
  });
  if (values.changed === undefined) throw new Error('--changed is missing.');
  assertContentFolder(values.content);
  const { files, folder } = await readChangedFiles(values.changed, values.content);
  const refused = findMachineWritten(files, folder);
  for (const file of refused)
    io.out(
      formatAnnotation({
        level: 'error',
        file,
        title: 'Only a machine writes this file',
        message: `"${file}" is changed, and only a machine writes it. Leave it out of the change.`,
      }),
    );
  return refused.length > 0 ? 1 : 0;
}

await runAsProgram(import.meta.filename, main);
