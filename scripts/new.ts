import { createPlainPrompts } from '../src/contribute/new/plain-prompts.ts';
import { readOptions } from '../src/contribute/new/read-options.ts';
import { runNew } from '../src/contribute/new/run-new.ts';
import { createStyledPrompts } from '../src/contribute/new/styled-prompts.ts';
import { formatWriteFailure } from '../src/files/write-files.ts';
import { printError } from '../src/formats/terminal.ts';

const HELP = `npm run new [-- <address>] [-- options]

Adds a resource: writes content/resources/<id>.yaml, which passes the check. In a terminal it asks for what is not
told; elsewhere it asks nothing, and tells at once all that is missing. Title, authors, year and language are read
from the page where it says them; they are proposals, as are kind, topic and section. Tracking parameters are removed
from the address, as npm run check -- --fix does.

What is told:
  --title <text>           --kind <kind>            --summary <text>
  --author <name>          repeatable               --year <year>
  --language <tag>         where it is not that of the catalog
  --topic <id>             --section <id>           --group <id>
  --note <text>            what to look for in it when you come from that topic
  --level-from <level>     --level-to <level>       --access <access>
  --locator <text>         which document is meant, where several share the address
  --id <id>                the name of its file (default: made of the title)

How:
  --yes                    takes what is proposed, and asks only for what is needed besides
  --dry-run                shows the file and writes nothing
  --offline                reads no page
  --timeout <seconds>      for reading the page (default: 8)
  --allow-private <range>  private addresses that may be read, such as 10.0.0.0/8; repeatable
  --content <folder>       the content (default: content)
  --help                   this text

ACCESSIBLE=1 in the environment makes the questions plain lines, as screen readers read them best.

Exit code: 0 written, or left by choice, 1 something is wrong, 2 something is missing or wrong use, 130 interrupted.
Nothing is ever overwritten.`;

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
/** Questions in the form that the person and the terminal can do with. */
function createPrompts() {
  const { ACCESSIBLE: plain = '', TERM: terminal } = process.env;
  const isPlain = !['', '0', 'false'].includes(plain) || terminal === 'dumb';
  return isPlain ? createPlainPrompts() : createStyledPrompts();
}

// A lookup of a name cannot be cancelled: it may not keep us here.
setTimeout(() => process.exit(), 500).unref();
