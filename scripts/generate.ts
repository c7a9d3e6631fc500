import { parseArgs } from 'node:util';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { refuseList } from '../src/source/list-file.ts';
import {
  finishChange,
  formatWriteFailure,
  readForWriting,
  writeFiles,
  type FileWrite,
} from '../src/files/write-files.ts';
import { parseEngine, readCaller, SITE_CALLER } from '../src/contribute/generated/callers.ts';
import {
  createGeneratedFiles,
  findRepositoryRoot,
  isGenerated,
} from '../src/contribute/generated/generated-files.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn generate [options]

Writes the files of this repository that come from the schemas and the content:
  <content>/schema/*.json         editor schemas for the fields, topics, sections and groups
  .github/ISSUE_TEMPLATE/*.yml    forms to suggest a resource, report a link or correct an entry
  .github/CODEOWNERS              who must review what, from "repository.owners" in site.yaml
  CONTRIBUTING.md                 the texts of the contribute pages
  .github/workflows/*.yml         callers of the workflows of the engine, about ten lines each

They go to the root of the repository, where "repository.folder" in site.yaml leads to it. Without
"repository" only the schemas are written: all else is for its host.
A file of one of these names that you have written yourself is left alone.
Issues in settings and topics stop the command. Other issues in the content do not.

Workflows are written once --engine has named the engine that they call, and again for the one that
they name. To update, name another commit.

Options:
  --engine <owner/name@commit>  the engine that workflows call, by the full hash of a commit
  --content <folder>            the content (default: ${contentFolder()})
  --check                       only list the files that are out of date
  --help                        show this help

Exit codes:
  0  written, or up to date
  1  out of date
  2  could not run, for example because a topic has an issue`;

/** Runs `cairn generate`. */
export const main = createCommand(
  { help: HELP, failure: 'The files could not be written', explain: formatWriteFailure },
  generate,
);

async function generate(args: string[], io: CommandIo): Promise<number> {
  const {
    values: { check: checkOnly, engine: named, content },
  } = parseArgs({
    args,
    options: {
      check: { type: 'boolean', default: false },
      engine: { type: 'string' },
      content: { type: 'string', default: contentFolder() },
    },
  });
  refuseList(
    content,
    'which needs no such files. "cairn init --list" writes its workflow, and its site has the schema of cairn.yaml: schema/list.json.',
  );
  assertContentFolder(content);
  const root = await findRepositoryRoot(content);
  const isEngine = (await readForWriting(root, 'package.json'))?.includes('"name": "cairn-lists"');
  const engine = named === undefined ? await findEngine(root) : parseEngine(named);
  if (!checkOnly) await finishChange(root);
  const stale: FileWrite[] = [];
  const files = await createGeneratedFiles(content, {
    isEngine: isEngine === true,
    engine,
    root,
  });
  if (!files.has('CONTRIBUTING.md')) {
    const why = 'content/site.yaml names no repository';
    if (named !== undefined)
      throw new Error(`${why} in which workflows could run. Add "repository" there.`);
    io.err(`${why}, so only the schemas for editors are written.`);
  }
  for (const [path, after] of files) {
    const before = await readForWriting(root, path);
    if (before !== undefined && !isGenerated(path, before)) {
      io.err(
        `${path} was not written by this command, and stays as it is. To have it written, remove it.`,
      );
      continue;
    }
    if (before !== after) stale.push({ path, before, after });
  }
  if (!checkOnly) await writeFiles(root, stale);
  for (const { path } of stale)
    io.out(`${path} ${checkOnly ? 'is out of date. Run: cairn generate' : 'written.'}`);
  if (stale.length === 0) io.out('The generated files are up to date.');
  return checkOnly && stale.length > 0 ? 1 : 0;
}

/** The engine that the workflows of this repository call; `undefined` without such workflows. */
async function findEngine(root: string) {
  const text = await readForWriting(root, SITE_CALLER);
  return text === undefined ? undefined : readCaller(text);
}

await runAsProgram(import.meta.filename, main);
