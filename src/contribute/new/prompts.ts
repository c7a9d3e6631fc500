import * as clack from '@clack/prompts';
import { createInterface } from 'node:readline';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import type { Choice } from './values.ts';

/** Where the command reads and prints. */
export interface Io {
  out: (text: string) => void;
  err: (text: string) => void;
  /** `undefined` if nobody can be prompted. */
  prompts: Prompts | undefined;
  /** Says that the command is to end. */
  signal: AbortSignal;
  /** The day on which the resource is added. */
  today: string;
}

/** How a person is prompted. Each prompt throws `Interrupted` if it is left without an answer. */
export interface Prompts {
  text: (prompt: {
    message: string;
    /** A proposal to edit or to accept. */
    initial: string;
    /** What is wrong with a text, or nothing. */
    validate: (text: string) => string | undefined;
  }) => Promise<string>;
  select: (prompt: {
    message: string;
    choices: Choice[];
    initial: string | undefined;
  }) => Promise<string>;
  confirm: (message: string, initial: boolean) => Promise<boolean>;
  /** Prints something between the prompts. */
  log: (text: string) => void;
  show: (text: string) => void;
}

/** Says that the person has ended the conversation. */
export class Interrupted extends Error {}

/** Prompts in the form that suits the person and the terminal. */
export function createPrompts(): Prompts {
  const { ACCESSIBLE: plain = '', TERM: terminal } = process.env;
  const isPlain = !['', '0', 'false'].includes(plain) || terminal === 'dumb';
  return isPlain ? createPlainPrompts() : createStyledPrompts();
}

/** Prompts with lists to move in and texts to edit, for a terminal that can redraw what it shows. */
function createStyledPrompts(): Prompts {
  return {
    async text({ message, initial, validate }) {
      const text = await finished(
        clack.text({
          message,
          initialValue: initial,
          validate: (value) => validate((value ?? '').trim()),
        }),
      );
      return text.trim();
    },
    select: ({ message, choices, initial }) =>
      finished(
        clack.select({
          message,
          options: choices.map(({ value, label, hint }) => ({
            ...{ value, label },
            ...(hint !== undefined && { hint }),
          })),
          ...(initial !== undefined && { initialValue: initial }),
        }),
      ),
    confirm: (message, initialValue) => finished(clack.confirm({ message, initialValue })),
    log: (text) => clack.log.message(showLines(text)),
    show: (text) => console.log(`\n${showLines(text)}\n`),
  };
}

async function finished<T>(prompt: Promise<T>): Promise<Exclude<T, symbol>> {
  const value = await prompt;
  if (clack.isCancel(value)) throw new Interrupted();
  return value as Exclude<T, symbol>;
}

const LEAVE_EMPTY = '-';

/**
 * Prompts as plain lines, one below the other, with numbers to choose by: for screen readers, which lose their place
 * where lines are drawn anew, and for terminals that cannot do that.
 */
function createPlainPrompts(): Prompts {
  return {
    async text({ message, initial, validate }) {
      print(message);
      if (initial !== '')
        print(`Press Enter for "${initial}", or type "${LEAVE_EMPTY}" to leave it empty.`);
      for (;;) {
        const line = await readLine('> ');
        const accepted = line === '' ? initial : line;
        const text = initial !== '' && line === LEAVE_EMPTY ? '' : accepted;
        const problem = validate(text);
        if (problem === undefined) return text;
        print(problem);
      }
    },
    async select({ message, choices, initial }) {
      print(message);
      choices.forEach(({ label, hint }, i) => {
        print(`${i + 1}. ${label}${hint === undefined ? '' : `: ${hint}`}`);
      });
      const proposed = choices.find(({ value }) => value === initial);
      if (proposed) print(`Press Enter for "${proposed.label}".`);
      for (;;) {
        const line = await readLine('number> ');
        const chosen = line === '' ? proposed : choices[Number(line) - 1];
        if (chosen) return chosen.value;
        print(`Type a number from 1 to ${choices.length}.`);
      }
    },
    async confirm(message, initial) {
      print(message);
      for (;;) {
        const line = await readLine(
          initial ? 'yes or no, Enter for yes> ' : 'yes or no, Enter for no> ',
        );
        if (line === '') return initial;
        if (/^(?:y|yes|n|no)$/i.test(line)) return /^y/i.test(line);
      }
    },
    log: print,
    show: print,
  };
}

function print(text: string): void {
  console.log(showLines(text));
}

function showLines(text: string): string {
  return text.split('\n').map(showHiddenCharacters).join('\n');
}

/**
 * One line that a person types, trimmed.
 * @throws {Interrupted} if the person ends it all by Ctrl-C or Ctrl-D
 */
function readLine(prompt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    reader.once('SIGINT', () => {
      reader.close();
    });
    reader.once('close', () => {
      reject(new Interrupted());
    });
    reader.question(prompt, (line) => {
      resolve(line.trim());
      reader.close();
    });
  });
}
