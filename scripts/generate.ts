import { parseArgs } from 'node:util';
import {
  finishChange,
  formatWriteFailure,
  readForWriting,
  writeFiles,
  type FileWrite,
} from '../src/files/write-files.ts';
import { createGeneratedFiles } from '../src/contribute/generated/generated-files.ts';
import { printError } from '../src/text/hidden-character.ts';

const HELP = `Usage: npm run generate -- [options]

Writes the files of this repository that come from the schemas and the content:
  public/schema/*.json           editor schemas for the fields, topics, sections and groups
  .github/ISSUE_TEMPLATE/*.yml   forms to suggest a resource, report a link or correct an entry
  .github/CODEOWNERS             who must review what, from "repository.owners" in site.yaml
  CONTRIBUTING.md                the texts of the contribute pages, then how to change the code
Issues in settings and topics stop the command. Other issues in the content do not.

Options:
  --check   only list the files that are out of date
  --help    show this help

Exit codes:
  0  written, or up to date
  1  out of date
  2  could not run, for example because a topic has an issue`;

try {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, check: { type: 'boolean' } },
  });
  if (values.help) console.log(HELP);
  else process.exitCode = await run(values.check ?? false);
} catch (error) {
  const { message } = error as Error;
  printError(
    formatWriteFailure(error) ??
      `The files could not be written: ${message}\n\nSee npm run generate -- --help`,
  );
  process.exitCode = 2;
}

async function run(checkOnly: boolean): Promise<number> {
  if (!checkOnly) await finishChange('.');
  const stale: FileWrite[] = [];
  for (const [path, after] of await createGeneratedFiles()) {
    const before = await readForWriting('.', path);
    if (before !== after) stale.push({ path, before, after });
  }
  if (!checkOnly) await writeFiles('.', stale);
  for (const { path } of stale)
    console.log(`${path} ${checkOnly ? 'is out of date. Run: npm run generate' : 'written.'}`);
  if (stale.length === 0) console.log('The generated files are up to date.');
  return checkOnly && stale.length > 0 ? 1 : 0;
}
