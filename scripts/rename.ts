import { parseArgs } from 'node:util';
import { writeChanges } from '../src/content/content-change.ts';
import { formatDiff } from '../src/content/format-diff.ts';
import { formatIssue } from '../src/rules/rules.ts';
import { placeFiles } from '../src/source/content-place.ts';
import { refuseList } from '../src/source/list-file.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { finishChange, formatWriteFailure } from '../src/files/write-files.ts';
import { planRename } from '../src/content/rename.ts';
import { formatTerminal } from '../src/text/hidden-character.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn rename <id> <new-id> [options]

Gives a resource, topic, learning path or page a new id everywhere in the content.

It changes the file, requirements, relations, successors, orders, steps, glossary, site, exceptions
and links in texts. It keeps the old id in "formerly", so that the old URL redirects and saved
progress is kept. Without --write it only shows the change. It writes all files or none; if it is
interrupted, the next command finishes the change.

Arguments:
  <id>                 the current id, such as qemu; add the folder if several have it: topics/qemu
  <new-id>             the new id

Options:
  --write              write the change
  --content <folder>   the content (default: ${contentFolder()})
  --help               show this help

Exit codes:
  0  shown or written
  1  the content has issues, or would have
  2  wrong usage`;

/** Runs `cairn rename`. */
export const main = createCommand(
  { help: HELP, failure: 'Nothing was renamed', explain: formatWriteFailure },
  rename,
);

async function rename(args: string[], io: CommandIo): Promise<number> {
  const {
    values: { write, content },
    positionals,
  } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      write: { type: 'boolean', default: false },
      content: { type: 'string', default: contentFolder() },
    },
  });
  const [id, newId, ...more] = positionals;
  refuseList(
    content,
    'whose entries keep their ids while their addresses stay, whatever their titles. There is nothing to rename.',
  );
  if (id === undefined || newId === undefined || more.length > 0)
    throw new Error('two ids are required: the current id and the new id.');
  await finishChange(content);
  const { kind, from, to, changes, issues, isOlder } = await planRename(content, id, newId);
  if (issues.length > 0) {
    const why = isOlder
      ? 'the content has issues, so some references may be missed. Fix them first:'
      : 'the content would then have issues:';
    io.err(
      `Nothing was renamed: ${why}\n${placeFiles(issues, content).map(formatIssue).join('\n')}`,
    );
    return 1;
  }
  const placed = placeFiles(changes, content);
  io.out(formatTerminal(formatDiff(placed)));
  const files = changes.length === 1 ? 'one file changes' : `${changes.length} files change`;
  io.out(`\n${kind}/${from} becomes ${kind}/${to}: ${files}.`);
  if (write) {
    await writeChanges(content, changes);
    io.out(formatTerminal(`Written: ${placed.map(({ file }) => file).join(', ')}.`));
  } else io.out('Nothing was written. To write the change, add --write.');
  return 0;
}

await runAsProgram(import.meta.filename, main);
