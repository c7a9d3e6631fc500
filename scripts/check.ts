import { parseArgs } from 'node:util';
import { addressOf, underBase } from '../src/catalog/addresses.ts';
import { checkChange } from '../src/content/check-change.ts';
import { writeChanges } from '../src/content/content-change.ts';
import type { Issue } from '../src/source/issue.ts';
import { formatIssue, isAdvice } from '../src/rules/rules.ts';
import { sortIssues } from '../src/rules/issues.ts';
import { loadCatalog } from '../src/content/load-catalog.ts';
import {
  findFolderInRepository,
  placeContentFile,
  placeFiles,
} from '../src/source/content-place.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { folderOf, refuseList } from '../src/source/list-file.ts';
import { finishChange, formatWriteFailure } from '../src/files/write-files.ts';
import {
  formatContentSummary,
  createIssueFrames,
  formatIssueList,
  isIssueFormat,
  issueFormats,
  reportIssues,
} from '../src/content/format-issues.ts';
import { formatCount } from '../src/text/count.ts';
import { formatTerminal } from '../src/text/hidden-character.ts';
import { readSettings } from '../src/site/settings.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn check [<folder>] [options]

Checks all content and prints every issue, sorted.

Each issue is one line:
  path:line:column  code  what is wrong. What to do.
Messages that start with "Advice:" are suggestions, not errors. The site explains each code at
/contribute/rules/<code>/. In a terminal, the lines around each error are shown too.

Arguments:
  <folder>           the content to check (default: ${contentFolder()})

Options:
  --content <folder> the same
  --fix              fix issues that have one right answer (field order, spacing, full stops,
                     dates, tracking parameters, known https URLs), show the changes, and print the
                     remaining issues; writes all files or none
  --dry-run          with --fix: only show what would change
  --changed <range>  only issues that a change adds: A..B, A...B, or A for the working tree
  --format <name>    text, or for other programs: ${Object.keys(issueFormats).join(', ')}
                     (default: text)
  --help             show this help

Exit codes:
  0  no errors
  1  errors
  2  could not run`;

/** Runs `cairn check`. */
export const main = createCommand(
  { help: HELP, failure: 'The check could not run', explain: formatWriteFailure },
  check,
);

async function check(args: string[], io: CommandIo): Promise<number> {
  const {
    values: { fix, 'dry-run': dryRun, changed, format, content },
    positionals,
  } = parseArgs({
    args,
    options: {
      content: { type: 'string' },
      fix: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      changed: { type: 'string' },
      format: { type: 'string', default: 'text' },
    },
    allowPositionals: true,
  });
  const [folder = contentFolder(), second] = [content ?? [], positionals].flat();
  if (second !== undefined)
    throw new Error(`"${second}" is a second folder. Check one folder at a time.`);
  if (format !== 'text' && !isIssueFormat(format))
    throw new Error(
      `--format "${format}" is not one of text, ${Object.keys(issueFormats).join(', ')}.`,
    );
  if (dryRun && !fix) throw new Error('--dry-run requires --fix.');
  if (fix && (format !== 'text' || changed !== undefined))
    throw new Error('--fix works on all content and prints text. Remove --format and --changed.');

  if (fix)
    refuseList(
      folder,
      'which Cairn never writes. Run it without --fix, and change the lines that it names.',
    );
  const finished = await finishChange(folderOf(folder));
  if (finished.length > 0)
    io.err(`Finished a change that was interrupted: ${finished.join(', ')}.\n`);
  if (fix) await fixAll(folder, dryRun, io);
  if (changed !== undefined) {
    const today = new Date().toISOString().slice(0, 10);
    const { issues, advice } = await checkChange(folder, changed, today);
    // The lines may be those of a commit, and not what lies in the folder.
    const end = 'The change adds no issues.';
    await report(folder, [...issues, ...advice], { format, end, lines: false }, io);
    return issues.length > 0 ? 1 : 0;
  }
  const { issues, advice, entries } = await loadCatalog(folder);
  const end = entries && `Content holds: ${formatContentSummary(entries)}.`;
  await report(folder, [...issues, ...advice], { format, end, lines: io.stdout.isTTY }, io);
  return entries ? 0 : 1;
}

async function fixAll(folder: string, dryRun: boolean, io: CommandIo): Promise<void> {
  // Not before they are needed: another 20 modules.
  const { planFixes } = await import('../src/content/plan-fixes.ts');
  const { formatDiff } = await import('../src/content/format-diff.ts');
  const { changes, left } = await planFixes(folder);
  const placed = placeFiles(changes, folder);
  if (changes.length > 0) io.out(formatTerminal(`${formatDiff(placed)}\n`));
  if (!dryRun) await writeChanges(folder, changes);
  const names = placed.map(({ file }) => file).join(', ');
  if (changes.length === 0) io.out('Nothing to fix.\n');
  else io.out(formatTerminal(`${dryRun ? 'Would fix' : 'Fixed'}: ${names}.\n`));
  if (left.length > 0)
    io.out(
      [
        'Not fixed, because the content would then have issues:',
        ...placeFiles(left, folder).map(formatIssue),
        '',
      ].join('\n'),
    );
}

/** Prints what was found, with the lines of the files if `lines`; `end` is printed if there is no error. */
async function report(
  folder: string,
  all: Issue[],
  { format, end, lines }: { format: string; end: string | undefined; lines: boolean },
  io: CommandIo,
): Promise<void> {
  const found = sortIssues(all);
  const advice = found.filter(isAdvice);
  const issues = found.length - advice.length;
  if (isIssueFormat(format)) {
    // Other programs know files from the root of the repository.
    const place = await findFolderInRepository(folder);
    const known = found.map((issue) => ({ ...issue, file: placeContentFile(issue.file, place) }));
    const { address, base } = readSettings(folder);
    const helpOf = (code: string) => address + underBase(base, addressOf.rule(code));
    io.out(issueFormats[format](reportIssues(known, helpOf)));
    return;
  }
  const placed = placeFiles(found, folder);
  const frameOf = createIssueFrames(folder);
  const frames = new Map(
    placed.map((issue, i) => [issue, lines && !isAdvice(issue) ? found[i] : undefined]),
  );
  if (placed.length > 0)
    io.out(
      formatIssueList(placed, (issue) => {
        const own = frames.get(issue);
        return own && frameOf(own);
      }),
    );
  const pieces = advice.length === 1 ? '1 piece of advice' : `${advice.length} pieces of advice`;
  const counts = [
    ...(issues > 0 ? [formatCount(issues, 'issue')] : []),
    ...(advice.length > 0 ? [pieces] : []),
  ];
  if (counts.length > 0) io.out(`\n${counts.join(', ')}.`);
  if (end !== undefined && issues === 0) io.out(end);
}

await runAsProgram(import.meta.filename, main);
