import { parseArgs } from 'node:util';
import { writeOwnJson } from '../src/files/write-file.ts';
import { adviseOnLinks, type AdviceFile } from '../src/links/publish/link-advice.ts';
import { formatLog, appendStepSummary } from '../src/github/workflow.ts';
import { findChangedAddresses, loadCatalogLinks } from '../src/links/run/listed-addresses.ts';
import { checkLinks } from '../src/links/run/check-links.ts';
import { readProxies } from '../src/links/request/connections.ts';
import { readState } from '../src/link-health/state-file.ts';
import { readStateBefore } from '../src/links/run/saved-state.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn links:advice --changed <range> [options]

Checks the links that a change adds, for the workflow of a pull request.

It marks the lines of links with problems, and writes a summary to the file in GITHUB_STEP_SUMMARY.
It changes no content. Links checked within the last seven days are not checked again.

Options:
  --changed <range>         the change, such as HEAD^1..HEAD
  --state <file>            known results (default: those in the content before the change)
  --content <folder>        the content (default: ${contentFolder()})
  --json <file>             also write the results to this file, for other programs
  --limit <seconds>         time limit (default: 600)
  --allow-private <range>   private addresses that may be requested, such as 10.0.0.0/8; repeatable
  --help                    show this help

Exit codes:
  0  the links can be merged
  1  the change adds a link that must be fixed: malformed, private, 404 or 410, unknown host,
     invalid certificate, endless redirects
  2  could not run`;

/** Runs `cairn links:advice`. */
export const main = createCommand(
  {
    help: HELP,
    failure: 'The links of the change could not be checked',
    format: formatLog,
    mayLinger: true,
  },
  advise,
);

async function advise(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      changed: { type: 'string' },
      state: { type: 'string' },
      content: { type: 'string', default: contentFolder() },
      json: { type: 'string' },
      limit: { type: 'string', default: '600' },
      'allow-private': { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.changed === undefined) throw new Error('--changed is missing.');
  const seconds = Number(values.limit);
  if (!(seconds >= 1 && seconds <= 3600))
    throw new RangeError(`--limit "${values.limit}" must be between 1 and 3600 seconds.`);
  const { content, 'allow-private': allowPrivate } = values;
  const { addresses: listed, exceptions, userAgent } = await loadCatalogLinks(content);
  const changed = await findChangedAddresses(listed, values.changed, content);
  const proxies = readProxies(undefined, process.env);
  if (proxies.note !== undefined) io.err(formatLog(proxies.note));
  const known = await (values.state === undefined
    ? readStateBefore(values.changed, content)
    : readState(values.state));
  const { results, offline } = await checkLinks(listed, known, {
    choice: { changed },
    exceptions,
    now: new Date(),
    request: { allowPrivate, userAgent, proxies, signal: AbortSignal.timeout(seconds * 1000) },
  });
  const { annotations, summary, verdicts, fails } = await adviseOnLinks(results, content, offline);
  io.out([...annotations, formatLog(summary)].join('\n'));
  if (values.json !== undefined) {
    const advice: AdviceFile = { version: 1, offline, links: verdicts };
    await writeOwnJson(values.json, advice, ['version', 'links']);
  }
  await appendStepSummary(summary);
  return fails ? 1 : 0;
}

await runAsProgram(import.meta.filename, main);
