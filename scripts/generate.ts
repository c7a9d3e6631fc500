import { parseArgs } from 'node:util';
import {
  finishChange,
  formatWriteFailure,
  readForWriting,
  writeFiles,
  type FileWrite,
} from '../src/files/write-files.ts';
import { createGeneratedFiles } from '../src/contribute/generated/generated-files.ts';
import { printError } from '../src/text/terminal.ts';

const HELP = `npm run generate [-- --check]

Generates files of this repository from the schemas in src/schema and from the settings, topics and learning
paths in the content:
  public/schema/*.json           editor schemas for the fields, topics, sections and groups
  .github/ISSUE_TEMPLATE/*.yml   forms to suggest a resource, report a link or correct an entry
  CONTRIBUTING.md                the text of the contribute page, with links to the published site
  .github/CODEOWNERS             who must review what, from "repository.owners" in content/site.yaml
Issues in settings and topics are printed and stop the command. Other issues in the content do not.

  --check      only list the files that are out of date
  --help       this text

Exit code: 0 up to date or written, 1 out of date, 2 could not run, for example if a topic has an issue.`;

try {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, check: { type: 'boolean' } },
  });
  if (values.help) console.log(HELP);
  else process.exitCode = await run(values.check ?? false);
} catch (error) {
  const { message } = error as Error;
  printError(formatWriteFailure(error) ?? `The files could not be written: ${message}\n\n${HELP}`);
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
