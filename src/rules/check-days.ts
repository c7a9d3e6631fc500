import { isBelievable } from '../text/believable-time.ts';
import type { Issue } from '../source/issue.ts';
import { quote } from '../text/quote.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';
import type { Facts } from './facts.ts';
import { findTextValues } from './found-values.ts';

/** The fields that hold a day on which something has happened. */
const HAPPENED = ['added', 'reviewed', 'since', 'captured', 'verified'];

/** What has happened did so by today; without a day to hold them against, all days pass. */
export function checkDays({ resources, site }: CheckedContent, { today }: Facts): Issue[] {
  if (today === undefined) return [];
  const now = Date.parse(today);
  const files: Checked<unknown>[] = [...resources, ...(site ? [site] : [])];
  return files.flatMap(({ source, data }) =>
    findTextValues(data)
      .filter(({ field, value }) => HAPPENED.includes(field) && !isBelievable(value, now))
      .map(({ path, field, value }) =>
        issueAt(
          source,
          path,
          'impossible-day',
          value > today
            ? `${field} ${quote(value)} is in the future. Write the day on which it happened.`
            : `${field} ${quote(value)} is before the web existed. Write the day on which it happened.`,
        ),
      ),
  );
}
