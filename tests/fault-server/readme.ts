import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesBySubject } from './all-cases.ts';
import { formatCaseTables, formatOutcomes, replaceBetween } from './case-table.ts';

/** The README of the fault server. */
export const readme = join(import.meta.dirname, 'README.md');

/** Returns the README with the tables that the cases ask for. */
export function renewReadme(): string {
  const text = `${formatOutcomes()}\n\n${formatCaseTables(casesBySubject)}`;
  return replaceBetween(readFileSync(readme, 'utf8'), text);
}
