import { LockedError } from '../src/files/lock.ts';
import { WriteError } from '../src/files/write-error.ts';
import { readOptions } from '../src/links/run/read-options.ts';
import { runLinks } from '../src/links/run/run-links.ts';
import { formatTerminal, printError } from '../src/formats/terminal.ts';
import { createRunProgress } from '../src/links/run/run-progress.ts';

const HELP = `npm run links [-- options]

Checks the links of the catalog that are due, remembers what it finds, and tells which need care.

Which links:
  --all                    also those that are not due
  --only <id…>             those that content/…/<id> names, due or not
  --changed <range>        those that a change added, such as main...HEAD
  --host <host>            those on one host
  --shard <i/n>            the i-th of n parts; all links of a domain are in one part
  --urls <file>            addresses from a file, one a line, instead of the catalog; "-" is standard input
  --content <folder>       the content (default: content)

What is remembered:
  --state <file>           the state (default: link-health.jsonl in the content; none with --urls)
                           Runs at the same time may share it: each adds what it found.
  --merge <files…>         only merges these states into it
  --now <time>             the time of the checks, such as 2026-03-01T12:00:00Z (default: the clock's)
  --dry-run                tells what it would ask; asks and writes nothing

Links that moved, and copies:
  --fix                    shows how the content changes with links that moved for good, and with copies
  --write                  with --fix: writes the changes
  --archive <address>      the archive to look in (default: https://web.archive.org); "off" for none
  --archive-gap <seconds>  between two requests to it (default: 5)
  --save                   also asks it to take copies of three links that work and have none

How it asks:
  --per-host <n>           requests at a time to one host (default: 2)
  --gap <seconds>          between the starts of two requests to one host (default: 0.25)
  --timeout <seconds>      for one link, waiting for its turn not counted (default: 12)
  --limit <seconds>        for the whole run; what is left is checked in the next one
  --proxy <address>        asks through this proxy; "off" for none (default: what HTTPS_PROXY, HTTP_PROXY,
                           ALL_PROXY and NO_PROXY say). Names are looked up here first, and guarded as ever
  --proxy-resolves         leaves public names that cannot be looked up here to the proxy: then it alone keeps
                           them from private addresses
  --allow-private <range>  private addresses that may be asked, such as 10.0.0.0/8; repeatable

  --json                   one JSON object a line for each link, with all that was seen
  --help                   this text

Exit code: 0 nothing to do, 1 links are broken, gone, suspect or must not be asked, 2 wrong use, or a
damaged state, 3 offline, 130 interrupted; what was found until then is kept.`;

// Each look-up of a name holds a thread: names whose servers hang may not keep the others waiting.
process.env['UV_THREADPOOL_SIZE'] ??= '64';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else
    process.exitCode = await runLinks(options, {
      out: (text) => {
        console.log(formatTerminal(text));
      },
      progress: createRunProgress(process.stderr),
      signal: interrupt.signal,
    });
} catch (error) {
  const { message } = error as Error;
  printError(
    error instanceof WriteError || error instanceof LockedError
      ? `Not all was written: ${message}`
      : `The links were not checked: ${message}\n\nSee npm run links -- --help`,
  );
  process.exitCode = 2;
}
// A lookup of a name cannot be cancelled: it may not keep us here.
setTimeout(() => process.exit(), 500).unref();
