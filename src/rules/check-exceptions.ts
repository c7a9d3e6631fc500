import { isWithin } from '../urls/host.ts';
import type { Issue } from '../source/issue.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import { exceptionRules } from '../schema/vocabulary.ts';
import type { CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';

/**
 * Every exception still holds on the day `today`, and is for one of the addresses that content names, or among
 * those that let something pass. Without `urls`, when not all of them are known, only the former is checked.
 */
export function checkExceptions(
  { exceptions }: CheckedContent,
  today: string,
  used: ReadonlySet<ExceptionData>,
  urls: string[] | undefined,
): Issue[] {
  if (!exceptions) return [];
  const { source, data } = exceptions;
  return data.flatMap((exception, i) => {
    const { rule, where, until } = exception;
    if (until < today)
      return [
        issueAt(
          source,
          [i, 'until'],
          'expired-exception',
          `the exception for "${where}" ended on ${until}. Review it, then remove it or set a new date.`,
        ),
      ];
    if (!urls || used.has(exception)) return [];
    if (!Object.hasOwn(exceptionRules, rule))
      return [
        issueAt(
          source,
          [i, 'where'],
          'needless-exception',
          `"${where}" does not break the rule "${rule}". Remove the exception, or check its spelling.`,
        ),
      ];
    if (urls.some((url) => isWithin(url, where))) return [];
    return [
      issueAt(
        source,
        [i, 'where'],
        'needless-exception',
        `no URL in the catalog starts with "${where}" or is on that host. Remove the exception, or check its spelling.`,
      ),
    ];
  });
}
