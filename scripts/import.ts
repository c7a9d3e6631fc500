import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readPlainFile } from '../src/files/read-plain-file.ts';
import { formatList, formatListJson } from '../src/list/format-list.ts';
import { readList } from '../src/list/read-list.ts';
import { findRepositoryError } from '../src/urls/forge.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn import <list> --dry-run [options]

Shows what a Markdown list holds: topics, entries, learning paths, and each line that is left out.

It reads bullets and tables with links under headings of any depth, and never writes the list. Every
line with a link is an entry, a link of an entry, part of a text, or left out with a reason.

Arguments:
  <list>               the Markdown file, such as README.md

Options:
  --dry-run            only show what is read; required for now
  --json               print everything as one JSON object
  --repository <url>   the repository of the list, which relative links lead into
                       (default: the one that its links to its own guidelines name)
  --path <path>        the path of the list in its repository (default: its file name)
  --help               show this help

Exit codes:
  0  read
  1  the list has no entries, or cannot be parsed
  2  wrong usage, or the list could not be read`;
/** More than a list may have; what is too long for the parser is for the reading to say. */
const LARGEST = 8 * 1024 * 1024;

/** Runs `cairn import`. */
export const main = createCommand(
  { help: HELP, failure: 'The list could not be imported' },
  (args, io) => Promise.resolve().then(() => importList(args, io)),
);

function importList(args: string[], io: CommandIo): number {
  const {
    values: { json, 'dry-run': dryRun, repository, path },
    positionals: [file, ...more],
  } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      repository: { type: 'string' },
      path: { type: 'string' },
    },
  });
  if (file === undefined || more.length > 0) throw new Error('one list is required.');
  if (!dryRun) throw new Error('--dry-run is missing: lists are only shown for now.');
  const wrong =
    repository === undefined
      ? undefined
      : URL.canParse(repository)
        ? findRepositoryError(repository)
        : 'is not a URL';
  if (wrong !== undefined) throw new Error(`--repository "${repository}" ${wrong}.`);
  const text = decode(readPlainFile(file, LARGEST, { follow: true }), file);
  const list = readList(text, {
    repository,
    path: path ?? basename(file),
    name: basename(file).replace(/\.[^.]*$/, ''),
  });
  io.out(json ? formatListJson(list) : formatList(list, file));
  return list.resources.length > 0 ? 0 : 1;
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`"${file}" is not UTF-8. Save it as UTF-8.`);
  }
}

await runAsProgram(import.meta.filename, main);
