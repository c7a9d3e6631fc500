import { appendFile } from 'node:fs/promises';
import { formatTerminal } from '../text/hidden-character.ts';
import type { Markdown } from './markdown.ts';

/** GitHub shows no more of a message, nor of a title. */
const MOST_IN_MESSAGE = 4000;
const MOST_IN_PROPERTY = 250;

/**
 * A line by which a workflow marks a line of a file
 * (docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
 * Whatever the texts hold, it stays one line and one command, and does nothing to a terminal.
 */
export function formatAnnotation({
  level,
  file,
  line,
  column,
  title,
  message,
}: Annotation): string {
  const properties = {
    file,
    ...(line !== undefined && { line: String(line) }),
    ...(column !== undefined && { col: String(column) }),
    title,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeValue(cut(value, MOST_IN_PROPERTY))}`,
  );
  return `::${level} ${written.join(',')}::${escapeText(cut(message, MOST_IN_MESSAGE))}`;
}

/**
 * Text of several lines for the log of a workflow, none of which it reads as a command: neither "::" at the begin of a
 * line, nor the older "##[" anywhere in it. What moves the cursor or turns the text shows as a code.
 */
export function formatLog(text: string): string {
  return formatTerminal(text)
    .replaceAll('##[', '# #[')
    .replaceAll(/^(\s*)::/gm, '$1: :');
}

/** The first line of a text that holds an address, from 1. */
export function findLine(text: string, url: string): number | undefined {
  const index = text.split('\n').findIndex((line) => line.includes(url));
  return index === -1 ? undefined : index + 1;
}

function cut(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}

function escapeText(text: string): string {
  return formatTerminal(text)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeValue(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

interface Annotation {
  level: 'error' | 'warning' | 'notice';
  /** From the root of the repository. */
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  title: string;
  message: string;
}

/** Adds Markdown to the summary of a workflow step; does nothing outside a workflow. */
export async function appendStepSummary(markdown: Markdown): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) await appendFile(file, `${markdown}\n`);
}
