import { parseArgs } from 'node:util';
import { contentFolder } from '../src/catalog/read-content.ts';
import { formatLog, formatAnnotation } from '../src/github/annotation.ts';
import { readChangedFiles } from '../src/review/changed-files.ts';
import { findMachineWritten } from '../src/review/guarded-files.ts';

const HELP = `npm run review:machine-files -- --changed <range> [-- options]

Refuses a change of what only a machine writes, such as ${contentFolder}/link-health.jsonl: the pages show what stands
there, and nobody can see in a review whether it is true. The workflow of a pull request runs it for every change but
those that come from the branch of the machine.

  --changed <range>    the change: A..B, A...B, or A for the working tree
  --content <folder>   the catalog (default: ${contentFolder})
  --help               this text

Exit code: 0 the change touches no such file, 1 it touches one, 2 could not run.`;

try {
  process.exitCode = await run();
} catch (error) {
  console.error(formatLog(`The change could not be read: ${(error as Error).message}\n\n${HELP}`));
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
