import { parseArgs } from 'node:util';
import {
  finishChange,
  formatWriteFailure,
  readForWriting,
  writeFiles,
  type FileWrite,
} from '../src/files/write-files.ts';
import { createGeneratedFiles } from '../src/formats/generated-files.ts';
import { printError } from '../src/formats/terminal.ts';

const HELP = `npm run generate [-- --check]

Writes the files of this repository that are made from the schemas in src/catalog/schema, and from the settings,
topics and learning paths of the content:
  public/schema/*.json           what editors know of the fields, topics, sections and groups
  .github/ISSUE_TEMPLATE/*.yml   the forms in which strangers suggest, report and correct
  CONTRIBUTING.md                what the contribute page says, with links to the published site
  .github/CODEOWNERS             who must review what, from "repository.owners" in content/site.yaml
Other issues of the content keep none of them from being written; those of settings and topics do, and are told.

  --check      only tells which files are stale
  --help       this text

Exit code: 0 fresh or written, 1 stale, 2 could not run, as where a topic has an issue.`;

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
    console.log(`${path} ${checkOnly ? 'is stale. Run: npm run generate' : 'written.'}`);
  if (stale.length === 0) console.log('The generated files are fresh.');
  return checkOnly && stale.length > 0 ? 1 : 0;
}
