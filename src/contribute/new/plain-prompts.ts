import { createInterface } from 'node:readline';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { Interrupted, type Prompts } from './prompts.ts';

const LEAVE_EMPTY = '-';

/**
 * Questions as plain lines, one below the other, with numbers to choose by: for screen readers, which lose their place
 * where lines are drawn anew, and for terminals that cannot do that.
 */
export function createPlainPrompts(): Prompts {
  return {
    async ask({ message, initial, judge }) {
      tell(message);
      if (initial !== '')
        tell(`Press Enter for "${initial}", or type "${LEAVE_EMPTY}" to leave it empty.`);
      for (;;) {
        const line = await readLine('> ');
        const taken = line === '' ? initial : line;
        const text = initial !== '' && line === LEAVE_EMPTY ? '' : taken;
        const fault = judge(text);
        if (fault === undefined) return text;
        tell(fault);
      }
    },
    async choose({ message, choices, initial }) {
      tell(message);
      choices.forEach(({ label, hint }, i) => {
        tell(`${i + 1}. ${label}${hint === undefined ? '' : `: ${hint}`}`);
      });
      const proposed = choices.find(({ value }) => value === initial);
      if (proposed) tell(`Press Enter for "${proposed.label}".`);
      for (;;) {
        const line = await readLine('number> ');
        const chosen = line === '' ? proposed : choices[Number(line) - 1];
        if (chosen) return chosen.value;
        tell(`Type a number from 1 to ${choices.length}.`);
      }
    },
    async confirm(message, initial) {
      tell(message);
      for (;;) {
        const line = await readLine(
          initial ? 'yes or no, Enter for yes> ' : 'yes or no, Enter for no> ',
        );
        if (line === '') return initial;
        if (/^(?:y|yes|n|no)$/i.test(line)) return /^y/i.test(line);
      }
    },
    tell,
    show: tell,
  };
}

function tell(text: string): void {
  console.log(text.split('\n').map(showHiddenCharacters).join('\n'));
}

/** One line that a person types, trimmed. Throws `Interrupted` where the person ends it all by Ctrl-C or Ctrl-D. */
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
