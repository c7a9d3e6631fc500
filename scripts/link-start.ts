import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createFolder } from '../src/files/write-file.ts';
import { formatCount } from '../src/text/count.ts';
import { formatLog } from '../src/github/workflow.ts';
import { readRepository } from '../src/github/github.ts';
import { readKnownState } from '../src/links/publish/known-state.ts';
import { writeState } from '../src/link-health/state-file.ts';

const HELP = `npm run links:start -- --state <file>

For the scheduled workflow: writes all known results, from content/link-health.jsonl and the branch link-health, to a
file from which each part of the check starts. Changes nothing else.

  --state <file>   output file
  --help           this text

Needs GITHUB_REPOSITORY and GITHUB_TOKEN. Exit code: 0 written, 2 could not run.`;

try {
  const { values } = parseArgs({
    options: { state: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) console.log(HELP);
  else {
    if (values.state === undefined) throw new Error('--state is missing.');
    const state = await readKnownState(readRepository(process.env));
    await createFolder(dirname(values.state));
    await writeState(values.state, state);
    console.log(`${values.state}: ${formatCount(state.size, 'record')}.`);
  }
} catch (error) {
  console.error(
    formatLog(`The known results could not be read: ${(error as Error).message}\n\n${HELP}`),
  );
  process.exitCode = 2;
}
