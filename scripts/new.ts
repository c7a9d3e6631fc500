import { createPrompts } from '../src/contribute/new/prompts.ts';
import { readOptions, runNew } from '../src/contribute/new/run-new.ts';
import { describeValue, inputs, valueNames } from '../src/contribute/new/values.ts';
import { formatWriteFailure } from '../src/files/write-files.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn new [<url>] [options]

Adds a resource: writes content/resources/<id>.yaml, which passes the check.

In a terminal it prompts for missing values; otherwise it lists every missing option and exits. It
suggests title, authors, year and language from the page, and a kind, topic and section. It removes
tracking parameters from the URL, and never overwrites a file.

Values:
${listValueOptions()}

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

/** Runs `cairn new`. */
export const main = createCommand(
  { help: HELP, failure: 'Nothing was written', explain: formatWriteFailure, mayLinger: true },
  add,
);

/** A line for each value that has an option, with what the schema says of it. */
function listValueOptions(): string {
  return valueNames
    .filter((name) => name !== 'address')
    .map((name) => {
      const { kind, path = '' } = inputs.find((input) => input.name === name) ?? {};
      const takes = kind === 'number' || kind === 'choice' ? kind : isId(path) ? 'id' : 'text';
      const text = describeValue(name).replace(/\.$/, kind === 'lines' ? '; repeatable' : '');
      const option = `--${name} <${takes}>`.padEnd(24);
      return `  ${option} ${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(
        /^(?=.{99})(.{60,98}) /,
        `$1\n${' '.repeat(27)}`,
      );
    })
    .join('\n');
}

function isId(path: string): boolean {
  return path === '' || /\.(?:topic|section|group)$/.test(path);
}

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

await runAsProgram(import.meta.filename, main);
