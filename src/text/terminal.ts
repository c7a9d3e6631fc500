import { showHiddenCharacters } from './hidden-character.ts';

/** Prints an error of a command. Names of files and texts of others in it do nothing to the terminal. */
export function printError(text: string): void {
  console.error(formatTerminal(text));
}

/**
 * Text of several lines as a terminal or a log may show it: with its lines and tabs, and every other hidden character as
 * a code, so that nothing in it moves the cursor, colours, links or turns the text around it.
 */
export function formatTerminal(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.split('\t').map(showHiddenCharacters).join('\t'))
    .join('\n');
}
