import * as clack from '@clack/prompts';
import { showHiddenCharacters } from '../../catalog/hidden-character.ts';
import type { Choice } from './choices.ts';

/** How a person is asked. Each question throws `Interrupted` where it is not answered but left. */
export interface Prompts {
  ask: (question: TextQuestion) => Promise<string>;
  choose: (question: ChoiceQuestion) => Promise<string>;
  confirm: (message: string, initial: boolean) => Promise<boolean>;
  /** Says something between the questions. */
  tell: (text: string) => void;
  /** Shows a text as it is. */
  show: (text: string) => void;
}

export interface TextQuestion {
  message: string;
  /** A proposal to edit or to take. */
  initial: string;
  /** What is wrong with an answer, or nothing. */
  judge: (text: string) => string | undefined;
}

export interface ChoiceQuestion {
  message: string;
  choices: Choice[];
  initial: string | undefined;
}

/** Says that the person has ended the conversation. */
export class Interrupted extends Error {}

/** Questions in the terminal. */
export function createPrompts(): Prompts {
  return {
    async ask({ message, initial, judge }) {
      const text = await answered(
        clack.text({
          message,
          initialValue: initial,
          validate: (value) => judge((value ?? '').trim()),
        }),
      );
      return text.trim();
    },
    choose: ({ message, choices, initial }) =>
      answered(
        clack.select({
          message,
          options: choices.map(({ value, label, hint }) => ({
            ...{ value, label },
            ...(hint !== undefined && { hint }),
          })),
          ...(initial !== undefined && { initialValue: initial }),
        }),
      ),
    confirm: (message, initialValue) => answered(clack.confirm({ message, initialValue })),
    tell: (text) => clack.log.message(show(text)),
    show: (text) => console.log(`\n${show(text)}\n`),
  };
}

function show(text: string): string {
  return text.split('\n').map(showHiddenCharacters).join('\n');
}

async function answered<T>(question: Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await question;
  if (clack.isCancel(answer)) throw new Interrupted();
  return answer as Exclude<T, symbol>;
}
