import { parseArgs } from 'node:util';
import { formatDiff, writeChanges } from '../src/content/content-change.ts';
import { formatIssue } from '../src/rules/rules.ts';
import { contentFolder } from '../src/source/read-content.ts';
import { finishChange, formatWriteFailure } from '../src/files/write-files.ts';
import { planRename, type RenamePlan } from '../src/content/rename/plan-rename.ts';
import { formatTerminal, printError } from '../src/text/hidden-character.ts';

const HELP = `Usage: npm run rename -- <id> <new-id> [options]

Gives a resource, topic or learning path a new id everywhere in the content.

It changes the file, requirements, relations, successors, orders, steps, glossary, site, exceptions
and links in texts. It keeps the old id in "formerly", so that the old URL redirects and saved
progress is kept. Without --write it only shows the change. It writes all files or none; if it is
interrupted, the next command finishes the change.

Arguments:
  <id>                 the current id, such as qemu; add the folder if several have it: topics/qemu
  <new-id>             the new id

Options:
  --write              write the change
  --content <folder>   the content (default: ${contentFolder})
  --help               show this help

Exit codes:
  0  shown or written
  1  the content has issues, or would have
  2  wrong usage`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      write: { type: 'boolean', default: false },
      content: { type: 'string', default: contentFolder },
    },
  });
  const [id, newId, ...more] = positionals;
  if (values.help) console.log(HELP);
  else if (id === undefined || newId === undefined || more.length > 0)
    throw new Error('two ids are required: the current id and the new id.');
  else {
    await finishChange(values.content);
    process.exitCode = await rename(await planRename(values.content, id, newId), values);
  }
} catch (error) {
  const { message } = error as Error;
  printError(
    formatWriteFailure(error) ?? `Nothing was renamed: ${message}\n\nSee npm run rename -- --help`,
  );
  process.exitCode = 2;
}

async function rename(
  { kind, from, to, changes, issues, isOlder }: RenamePlan,
  { content, write }: { content: string; write: boolean },
): Promise<number> {
  if (issues.length > 0) {
    const why = isOlder
      ? 'the content has issues, so some references may be missed. Fix them first:'
      : 'the content would then have issues:';
    printError(`Nothing was renamed: ${why}\n${issues.map(formatIssue).join('\n')}`);
    return 1;
  }
  console.log(formatTerminal(formatDiff(changes)));
  const files = changes.length === 1 ? 'one file changes' : `${changes.length} files change`;
  console.log(`\n${kind}/${from} becomes ${kind}/${to}: ${files}.`);
  if (write) {
    await writeChanges(content, changes);
    console.log(formatTerminal(`Written: ${changes.map(({ file }) => file).join(', ')}.`));
  } else console.log('Nothing was written. To write the change, add --write.');
  return 0;
}
