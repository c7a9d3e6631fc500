/**
 * A line by which a workflow marks a line of a file
 * (docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
 * Whatever the texts hold, it stays one line and one command.
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
    ([name, value]) => `${name}=${escapeValue(value)}`,
  );
  return `::${level} ${written.join(',')}::${escapeText(message)}`;
}

/**
 * Text of several lines for the log of a workflow, none of which it takes for a command: neither "::" at the
 * begin of a line, nor the older "##[" anywhere in it.
 */
export function formatLog(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('##[', '# #[')
    .replaceAll(/^(\s*)::/gm, '$1: :');
}

/** The first line of a text that holds an address, from 1. */
export function findLine(text: string, url: string): number | undefined {
  const index = text.split('\n').findIndex((line) => line.includes(url));
  return index === -1 ? undefined : index + 1;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeValue(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  /** From the root of the repository. */
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  title: string;
  message: string;
}
