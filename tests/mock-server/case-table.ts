import { outcomes } from '../../src/link-health/reasons.ts';
import { type ServerCase, urlOf } from './server-case.ts';
import type { Sequence } from './sequences.ts';

/** Formats what is expected of every case as Markdown: a table for each subject. */
export function formatCaseTables(casesBySubject: Record<string, ServerCase[]>): string {
  return Object.entries(casesBySubject)
    .map(([subject, cases]) => `### ${subject}\n\n${formatTable(cases)}`)
    .join('\n\n');
}

/** Formats what is expected of every sequence as a Markdown table. */
export function formatSequences(sequences: Sequence[]): string {
  const rows = sequences.map(({ id, what, health, fixTo }) => {
    const states = health.map(([from, state]) =>
      from === 0 ? `\`${state}\`` : `from day ${from} \`${state}\``,
    );
    const fix = fixTo === undefined ? [] : [`the content may say \`${new URL(fixTo).pathname}\``];
    return [`${what} (\`${id}\`)`, [...states, ...fix].join('; ')];
  });
  return formatRows(['the server', 'health'], rows);
}

/** Puts a text between two markers of a file, in place of what stands there. Throws without markers. */
export function replaceBetween(file: string, text: string): string {
  const [before, rest] = file.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`The file needs the lines "${START}" and "${END}".`);
  }
  return `${before}${START}\n\n${text}\n\n${END}${after}`;
}

const START = '<!-- cases: written by write-table.ts -->';
const END = '<!-- end of cases -->';

function formatTable(cases: ServerCase[]): string {
  return formatRows(['the server', 'outcome', 'reason', 'requests'], cases.map(formatCase));
}

function formatRows(head: string[], body: string[][]): string {
  const rows = [head, head.map(() => '---'), ...body];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function formatCase(row: ServerCase): string[] {
  const { id, what, outcome, reason, requests, final, fixTo, missing, deferred } = row;
  const details = [
    final === undefined ? '' : `ends at ${short(final, row)}`,
    fixTo === undefined ? '' : `the content may say ${short(fixTo, row)}`,
    missing === undefined ? '' : `missing: ${missing.map((name) => `\`#${name}\``).join(', ')}`,
    deferred === undefined ? '' : `requested again in the next run: ${deferred}`,
  ].filter((detail) => detail !== '');
  const suffix = details.length === 0 ? '' : `; ${details.join('; ')}`;
  return [`${what} (\`${id}\`)`, `\`${outcome}\`${suffix}`, `\`${reason}\``, String(requests)];
}

/** Leaves out the host where it is that of the case. */
function short(address: string, row: ServerCase): string {
  const { origin } = new URL(urlOf(row));
  return `\`${address.startsWith(`${origin}/`) ? address.slice(origin.length) : address}\``;
}

/** What the outcomes mean, as a list. */
export function formatOutcomes(): string {
  return Object.entries(outcomes)
    .map(([name, meaning]) => `- \`${name}\`: ${meaning}`)
    .join('\n');
}
