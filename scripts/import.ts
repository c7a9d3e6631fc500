import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatImport, formatImportJson, importList } from '../src/content/import/import-list.ts';
import { readListFile } from '../src/content/read-list-source.ts';
import { finishChange, formatWriteFailure } from '../src/files/write-files.ts';
import { formatList, formatListJson } from '../src/list/format-list.ts';
import { findRepositoryError } from '../src/urls/forge.ts';
import { quote } from '../src/text/quote.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn import <list> --into <folder> [options]
       cairn import <list> --dry-run [options]

Writes a Markdown list as a folder of YAML files, or shows what it holds.

The list stays as it is. Each line with a link becomes an entry, a link of an entry, part of a text,
or is left out with a reason. What does not fit a field is split or cut, and reported; addresses are
never changed. Importing again updates what the list has changed, and keeps what was edited by hand.

Arguments:
  <list>               the Markdown file, such as README.md

Options:
  --into <folder>      the content folder to write, such as "content"
  --dry-run            only show what is read or, with --into, what would be written
  --json               print everything as one JSON object
  --repository <url>   the repository of the list, which relative links lead into
                       (default: that of Git, or the one that its links to its guidelines name)
  --path <path>        the path of the list in its repository (default: as Git has it)
  --help               show this help

Exit codes:
  0  read or written
  1  the list has no entries or cannot be parsed, or the folder has errors after the import
  2  wrong usage, or the list could not be read or the folder not be written`;

/** Runs `cairn import`. */
export const main = createCommand(
  { help: HELP, failure: 'The list could not be imported', explain: formatWriteFailure },
  run,
);

async function run(args: string[], io: CommandIo): Promise<number> {
  const {
    values: { json, into, 'dry-run': dryRun, repository, path },
    positionals: [file, ...more],
  } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      repository: { type: 'string' },
      path: { type: 'string' },
    },
  });
  if (file === undefined || more.length > 0) throw new Error('one list is required.');
  if (into === '' || (into === undefined && !dryRun))
    throw new Error('--into is missing. Name the folder to write, or add --dry-run.');
  const wrong =
    repository === undefined
      ? undefined
      : URL.canParse(repository)
        ? findRepositoryError(repository)
        : 'is not a URL';
  if (wrong !== undefined) throw new Error(`--repository "${repository}" ${wrong}.`);
  const { list } = await readListFile(file, { repository, path });
  if (into === undefined || list.resources.length === 0) {
    io.out(json ? formatListJson(list) : formatList(list, file));
    if (list.resources.length > 0) return 0;
    io.err(
      `No entry of ${quote(file)} can be read, so there is nothing to write. An entry begins with a link: - [Name](https://example.com/) - What it is.`,
    );
    return 1;
  }
  if ((await finishChange(into)).length > 0) io.err('Finished an import that was interrupted.');
  const result = await importList(file, into, { dryRun, repository, path });
  io.out(json ? formatImportJson(result) : formatImport(result, { file, folder: into, dryRun }));
  if (!json && !dryRun && result.created.includes('site.yaml'))
    io.out(
      `\nNext: set "address" in ${join(into, 'site.yaml')}, then run cairn generate and cairn build.`,
    );
  return result.errors.length > 0 ? 1 : 0;
}

await runAsProgram(import.meta.filename, main);
