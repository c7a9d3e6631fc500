import { isAdvice } from '../../rules/rules.ts';
import { checkContent } from '../check-content.ts';
import { BEFORE_ALL_DAYS } from '../load-catalog.ts';
import type { Imported } from './imported.ts';
import { toContent } from './to-content.ts';

/** The first error of each file as the check would find it, by path. */
export function findErrors(imported: Pick<Imported, 'files'>): Map<string, string> {
  const { issues } = checkContent({
    ...{ content: toContent(imported), issues: [] },
    ...{ records: [], today: BEFORE_ALL_DAYS },
  });
  const errors = new Map<string, string>();
  for (const issue of issues) {
    const path = issue.file.replace(/^content\//, '');
    if (!isAdvice(issue) && !errors.has(path)) errors.set(path, issue.message);
  }
  return errors;
}
