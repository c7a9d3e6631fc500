import { createPlainPrompts, createStyledPrompts } from '../src/contribute/new/prompts.ts';
import { readOptions } from '../src/contribute/new/read-options.ts';
import { runNew } from '../src/contribute/new/run-new.ts';
import { formatWriteFailure } from '../src/files/write-files.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: npm run new -- [<url>] [options]

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

/** Runs `npm run new`. */
export const main = createCommand(
  { help: HELP, failure: 'Nothing was written', explain: formatWriteFailure, mayLinger: true },
  add,
);

async function add(args: string[], io: CommandIo): Promise<number> {
  const signal = io.catchInterrupt();
  return runNew(readOptions(args), {
    out: io.out,
    err: io.err,
    prompts: io.canType ? createPrompts() : undefined,
    signal,
    today: new Date().toISOString().slice(0, 10),
  });
}

/** Prompts in the form that suits the person and the terminal. */
function createPrompts() {
  const { ACCESSIBLE: plain = '', TERM: terminal } = process.env;
  const isPlain = !['', '0', 'false'].includes(plain) || terminal === 'dumb';
  return isPlain ? createPlainPrompts() : createStyledPrompts();
}

await runAsProgram(import.meta.filename, main);
