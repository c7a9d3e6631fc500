import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import { casesBySubject } from './all-cases.ts';
import { formatCaseTables, formatOutcomes, formatSequences, replaceBetween } from './case-table.ts';
import { sequences } from './sequences.ts';

/** The README of the mock server. */
export const readme = join(import.meta.dirname, 'README.md');

/** Returns the README with the tables of the cases. */
export async function renewReadme(): Promise<string> {
  const text = [
    formatOutcomes(),
    formatCaseTables(casesBySubject),
    '### Over days',
    'Each link is checked once a day, from day 0 on. On one of the days no server responds: then nothing is saved.',
    formatSequences(sequences),
  ].join('\n\n');
  const wanted = replaceBetween(readFileSync(readme, 'utf8'), text);
  return (await format(readme, wanted)).code;
}
