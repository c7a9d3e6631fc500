import { readKnownIds } from '../src/content/beside-list.ts';
import { readSource } from '../src/content/read-source.ts';
import { formatKnownIds } from '../src/list/known-ids.ts';
import { isList } from '../src/source/list-file.ts';
import { parseArgs } from 'node:util';
import { formatLog, appendStepSummary } from '../src/github/workflow.ts';
import { readRepository } from '../src/github/github.ts';
import { code, formatDocument, list } from '../src/github/markdown.ts';
import { publishLinks } from '../src/links/publish/publish-links.ts';
import { loadCatalogLinks } from '../src/links/run/listed-addresses.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn links:report --parts <folder> --expected <n> [options]

Publishes the results of a scheduled link check on GitHub.

It merges the results of the parts, opens a pull request with the state from the branch link-health,
and opens, updates or closes the report issue. It needs GITHUB_REPOSITORY and GITHUB_TOKEN.

Options:
  --parts <folder>     folder with part-1.jsonl, part-2.jsonl …; a missing one means "not checked"
  --expected <n>       how many parts there should be
  --content <folder>   the content (default: ${contentFolder()})
  --help               show this help

Exit codes:
  0  done
  1  no results, or GitHub refused a request
  2  could not run`;

/** Runs `cairn links:report`. */
export const main = createCommand(
  { help: HELP, failure: 'The report could not be made', format: formatLog },
  report,
);

async function report(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      parts: { type: 'string' },
      expected: { type: 'string' },
      content: { type: 'string', default: contentFolder() },
    },
  });
  const expected = Number(values.expected);
  if (values.parts === undefined) throw new Error('--parts is missing.');
  if (!(Number.isInteger(expected) && expected >= 1 && expected <= 256))
    throw new RangeError(`--expected "${values.expected ?? ''}" is not between 1 and 256.`);
  const { addresses, exceptions } = await loadCatalogLinks(values.content);
  const { messages, complete } = await publishLinks(readRepository(process.env), {
    folder: values.parts,
    expected,
    content: values.content,
    addresses,
    exceptions,
    now: new Date(),
    ids: isList(values.content) ? await formatIds(values.content) : undefined,
  });
  io.out(formatLog(messages.join('\n')));
  await appendStepSummary(formatDocument([list(messages.map((line) => code(line, 600)))]));
  return complete ? 0 : 1;
}

/** The ids of the entries of a list, so that their pages keep their addresses. */
async function formatIds(list: string): Promise<string> {
  const { content } = await readSource(list);
  const entries = content.resources.map(({ id, data }) => ({ id, ...(data as ListEntry) }));
  return formatKnownIds(readKnownIds(list), entries);
}

interface ListEntry {
  title: string;
  url?: string;
}

await runAsProgram(import.meta.filename, main);
