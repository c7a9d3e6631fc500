import * as clack from '@clack/prompts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { Interrupted, type Prompts } from './prompts.ts';

/** Questions with lists to move in and texts to edit, for a terminal that can redraw what it shows. */
export function createStyledPrompts(): Prompts {
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
