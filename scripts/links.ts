import { LockedError } from '../src/files/lock.ts';
import { WriteError } from '../src/files/write-file.ts';
import { readOptions } from '../src/links/run/read-options.ts';
import { runLinks } from '../src/links/run/run-links.ts';
import { formatTerminal } from '../src/text/hidden-character.ts';
import { createRunProgress } from '../src/links/run/report.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn links [options]

Checks the external links that are due, saves the results, and reports the links with problems.

Which links:
  --all                    all links, including those that are not due
  --only <id…>             links in content/…/<id>, due or not
  --changed <range>        links that a change added, such as main...HEAD
  --host <host>            links on one host
  --shard <i/n>            the i-th of n parts; all links of a domain are in one part
  --urls <file>            URLs from a file, one per line, instead of the content; "-" is standard
                           input
  --content <folder>       the content (default: content)

Saved results:
  --state <file>           state file (default: link-health.jsonl in the content; none with --urls);
                           concurrent runs can share it, and each adds its results
  --merge <files…>         only merge these state files into it
  --now <time>             the time of the checks, such as 2026-03-01T12:00:00Z (default: now)
  --dry-run                list the links to check; send no requests and write nothing

Moved links and archived copies:
  --fix                    show changes to the content for permanently moved links and archived
                           copies
  --write                  with --fix: write the changes
  --archive <url>          the archive to search (default: https://web.archive.org); "off" for none
  --archive-gap <seconds>  delay between two requests to it (default: 5)
  --save                   also ask it to archive up to three working links that have no copy

Requests:
  --per-host <n>           concurrent requests per host (default: 2)
  --gap <seconds>          delay between the starts of two requests to one host (default: 0.25)
  --timeout <seconds>      time limit per link, without time in the queue (default: 12)
  --limit <seconds>        time limit for the whole run; the rest is checked in the next run
  --proxy <url>            use this proxy; "off" for none (default: from HTTPS_PROXY, HTTP_PROXY,
                           ALL_PROXY and NO_PROXY); names are still looked up and checked here first
  --proxy-resolves         let the proxy resolve public names that cannot be looked up here; then
                           only the proxy protects private addresses
  --allow-private <range>  private addresses that may be requested, such as 10.0.0.0/8; repeatable

Options:
  --json                   print one JSON object per link, with all details
  --help                   show this help

Exit codes:
  0    no problems
  1    links are broken, gone, suspect or refused
  2    wrong usage, or a damaged state file
  3    offline
  130  interrupted; the results so far are kept`;

/** Runs `cairn links`. */
export const main = createCommand(
  { help: HELP, failure: 'The links were not checked', explain: explainFailure, mayLinger: true },
  checkLinks,
);

async function checkLinks(args: string[], io: CommandIo): Promise<number> {
  // Each lookup of a name holds a thread: names whose servers hang may not keep the others waiting.
  process.env['UV_THREADPOOL_SIZE'] ??= '64';
  const signal = io.catchInterrupt();
  return runLinks(readOptions(args), {
    out: (text) => {
      io.out(formatTerminal(text));
    },
    progress: createRunProgress(io.stderr),
    signal,
  });
}

function explainFailure(error: unknown): string | undefined {
  const isWriting = error instanceof WriteError || error instanceof LockedError;
  return isWriting ? `Not all was written: ${error.message}` : undefined;
}

await runAsProgram(import.meta.filename, main);
