import { isProgram } from './run-program.mjs';
import { explainError } from '../src/files/explain-error.ts';
import { formatSuggestion } from '../src/text/quote.ts';
import { formatTerminal, printError } from '../src/text/hidden-character.ts';

/** A command: runs with these arguments and returns its exit code. It never throws. */
export type Main = (args: readonly string[], io: CommandIo) => Promise<number>;

/** What a command uses of the process that it runs in. Its folder and its environment are those of the process. */
export interface CommandIo {
  /** Prints a line of the result. */
  out: (line: string) => void;
  /** Prints a line about errors or progress, in which nothing moves the cursor of a terminal. */
  err: (line: string) => void;
  /** The streams of the two, for lines that a terminal redraws. */
  stdout: Stream;
  stderr: Stream;
  /** Whether a person can type in the terminal. */
  canType: boolean;
  /** Keeps signals from ending the process, and returns what the first SIGINT or SIGTERM aborts. */
  catchInterrupt: () => AbortSignal;
  /** Ends the process after this time, even if something stays open. */
  exitWithin: (milliseconds: number) => void;
}

interface Stream {
  isTTY: boolean;
  write: (text: string) => boolean;
}

interface CommandSpec {
  /** What `--help` prints; begins with `Usage: cairn <command> `. */
  help: string;
  /** What an error begins with, such as "The check could not run". */
  failure: string;
  /** Escapes an error for where it is printed; a terminal by default. */
  format?: (text: string) => string;
  /** The whole text for an error that is no wrong use, if it is one of those. */
  explain?: (error: unknown) => string | undefined;
  /** Whether something may stay open at the end, such as a lookup of a name, which nothing cancels. */
  mayLinger?: boolean;
}

/**
 * Makes a command of a function: prints the help, and an error in a sentence, with the exit code 2.
 *
 * @param spec what it prints, and how it ends
 * @param run takes the arguments; returns the exit code; throws if it cannot run
 */
export function createCommand(
  { help, failure, format = formatTerminal, explain, mayLinger = false }: CommandSpec,
  run: (args: string[], io: CommandIo) => Promise<number>,
): Main {
  return async (args, io) => {
    if (args.includes('--help') || args.includes('-h')) {
      io.out(help);
      return 0;
    }
    try {
      return await run([...args], io);
    } catch (error) {
      const [, name = ''] = /^Usage: (cairn [\w:-]+|npm test)/.exec(help) ?? [];
      const message = explainOption(error, help) ?? explainError(error);
      const more = name === 'npm test' ? `${name} --` : name;
      io.err(format(explain?.(error) ?? `${failure}: ${message}\n\nSee ${more} --help`));
      return 2;
    } finally {
      if (mayLinger) io.exitWithin(500);
    }
  };
}

/** What is wrong with an option that a command does not have: Node goes on about arguments that begin with "-". */
function explainOption(error: unknown, help: string): string | undefined {
  const { code, message } = Object(error) as NodeJS.ErrnoException;
  const [what, option] = /^Unknown option '(.*?)'(?=\.|$)/s.exec(message ?? '') ?? [];
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || option === undefined) return undefined;
  return `${what}.${formatSuggestion(option, help.match(/--[a-z][a-z-]+/g) ?? [])}`;
}

/**
 * Runs a command with the arguments of this process, and leaves the exit code to it; does nothing if another file is the
 * program.
 *
 * @param file the file of the command
 */
export async function runAsProgram(file: string, main: Main): Promise<void> {
  if (isProgram(file)) process.exitCode = await main(process.argv.slice(2), processIo);
}

const processIo: CommandIo = {
  out: (line) => {
    console.log(line);
  },
  err: printError,
  stdout: process.stdout,
  stderr: process.stderr,
  // Not before it is needed: a pipe that was looked at can no longer be read at once.
  get canType() {
    return process.stdin.isTTY && process.stdout.isTTY;
  },
  catchInterrupt() {
    const interrupt = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => interrupt.abort());
    return interrupt.signal;
  },
  exitWithin(milliseconds) {
    setTimeout(() => process.exit(), milliseconds).unref();
  },
};
