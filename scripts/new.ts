import { createPlainPrompts, createStyledPrompts } from '../src/contribute/new/prompts.ts';
import { readOptions } from '../src/contribute/new/read-options.ts';
import { runNew } from '../src/contribute/new/run-new.ts';
import { formatWriteFailure } from '../src/files/write-files.ts';
import { printError } from '../src/text/hidden-character.ts';

const HELP = `Usage: npm run new -- [<url>] [options]

Adds a resource: writes content/resources/<id>.yaml, which passes the check.

In a terminal it prompts for missing values; otherwise it lists every missing option and exits. It
suggests title, authors, year and language from the page, and a kind, topic and section. It removes
tracking parameters from the URL, and never overwrites a file.

Values:
  --title <text>           --kind <kind>            --summary <text>
  --author <name>          repeatable               --year <year>
  --language <tag>         if it is not the language of the catalog
  --topic <id>             --section <id>           --group <id>
  --note <text>            what readers of that topic should look for in it
  --level-from <level>     --level-to <level>       --access <access>
  --locator <text>         which document is meant, if several share the URL
  --id <id>                the file name (default: from the title)

Options:
  --yes                    accept the suggestions, and prompt only for required values
  --dry-run                show the file without writing it
  --offline                do not read the page
  --timeout <seconds>      time limit for reading the page (default: 8)
  --allow-private <range>  private addresses that may be read, such as 10.0.0.0/8; repeatable
  --content <folder>       the content (default: content)
  --help                   show this help

Set ACCESSIBLE=1 for plain-text prompts, which work best with screen readers.

Exit codes:
  0    written, or canceled
  1    an error
  2    missing values or wrong usage
  130  interrupted`;

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());

try {
  const options = readOptions(process.argv.slice(2));
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (options.help) console.log(HELP);
  else
    process.exitCode = await runNew(options, {
      out: console.log,
      err: printError,
      prompts: isTerminal ? createPrompts() : undefined,
      signal: interrupt.signal,
      today: new Date().toISOString().slice(0, 10),
    });
} catch (error) {
  const { message } = error as Error;
  printError(
    formatWriteFailure(error) ?? `Nothing was written: ${message}\n\nSee npm run new -- --help`,
  );
  process.exitCode = 2;
}
/** Prompts in the form that suits the person and the terminal. */
function createPrompts() {
  const { ACCESSIBLE: plain = '', TERM: terminal } = process.env;
  const isPlain = !['', '0', 'false'].includes(plain) || terminal === 'dumb';
  return isPlain ? createPlainPrompts() : createStyledPrompts();
}

// A lookup of a name cannot be cancelled: it may not keep us here.
setTimeout(() => process.exit(), 500).unref();
