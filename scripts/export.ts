import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportMarkdown } from '../src/content/import/export-markdown.ts';
import { finishChange, formatWriteFailure } from '../src/files/write-files.ts';
import { writeFileAtomically } from '../src/files/write-file.ts';
import { folderOf, isList } from '../src/source/list-file.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { formatIssue } from '../src/rules/rules.ts';
import { quote } from '../src/text/quote.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn export markdown [<list>] [options]

Writes the catalog as one Markdown list in the style of awesome lists.

Importing the list gives the same catalog again. What a list has no place for, such as related
resources, is left out and reported.

Arguments:
  markdown             the format; there is no other
  <list>               a Markdown list, in place of the content

Options:
  --content <folder>   the content, a folder or a list (default: ${contentFolder()})
  --out <file>         write to this file instead of the standard output
  --force              replace the file if it exists
  --help               show this help

Exit codes:
  0  written
  1  the content has errors
  2  could not run`;

/** Runs `cairn export`. */
export const main = createCommand(
  { help: HELP, failure: 'The catalog could not be exported', explain: formatWriteFailure },
  run,
);

async function run(args: string[], io: CommandIo): Promise<number> {
  const {
    values: { content: named, out, force },
    positionals: [format, list, ...more],
  } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      content: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const isOfList = list === undefined || (named === undefined && isList(list));
  const odd = format === 'markdown' ? (more[0] ?? (isOfList ? undefined : list)) : format;
  if (format === undefined || odd !== undefined)
    throw new Error(
      `${odd === undefined ? 'the format is missing' : `${quote(odd)} is no format`}. Write "cairn export markdown".`,
    );
  const content = named ?? list ?? contentFolder();
  if (out !== undefined && existsSync(out) && !force)
    throw new Error(`${quote(out)} exists. Name another file, or add --force to replace it.`);
  await finishChange(folderOf(content));
  const { text, issues, left } = await exportMarkdown(content);
  if (text === undefined) {
    for (const issue of issues) io.err(formatIssue(issue));
    io.err('The content has errors, so nothing was exported.');
    return 1;
  }
  for (const { what, ids } of left)
    io.err(`Not in the list: ${what} (${ids.length}), such as of ${ids[0] ?? ''}.`);
  if (out === undefined) io.stdout.write(text);
  else await writeFileAtomically(out, text);
  return 0;
}

await runAsProgram(import.meta.filename, main);
