import type { ExceptionData } from '../schema/exceptions.ts';
import { exceptionRules as linkRules } from '../schema/vocabulary.ts';
import type { Issue } from '../source/issue.ts';
import { isWithin } from '../urls/host.ts';
import type { CheckedContent } from './checked-content.ts';
import { webFeatures } from './docs.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

/** Exceptions from the other rules; checked last, when it is known which of them let something pass. */
export const exceptionRules = [
  {
    code: 'expired-exception',
    severity: 'error',
    docs: {
      means: 'The exception has expired.',
      why: 'An exception that nobody reviews hides the original problem and any new ones.',
      fix: 'Review the exception, then remove it or set a new date.',
      proof: webFeatures,
    },
    examples: {
      bad: {
        'exceptions.yaml':
          '# yaml-language-server: $schema=schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2020-01-01\n',
      },
      good: {
        'exceptions.yaml':
          '# yaml-language-server: $schema=schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2100-01-01\n',
      },
    },
  },
  {
    code: 'needless-exception',
    severity: 'error',
    docs: {
      means: 'The exception matches nothing in the catalog.',
      why: 'Readers of the list of exceptions take each entry for a known problem.',
      fix: 'Remove the exception, or check its spelling.',
      proof: webFeatures,
    },
    examples: {
      bad: {
        'exceptions.yaml':
          '# yaml-language-server: $schema=schema/exceptions.json\n- rule: leading-article\n  where: content/resources/handbook.yaml\n  reason: Its authors write it so.\n  until: 2100-01-01\n',
      },
      good: {
        'exceptions.yaml':
          '# yaml-language-server: $schema=schema/exceptions.json\n- rule: leading-article\n  where: content/resources/handbook.yaml\n  reason: Its authors write it so.\n  until: 2100-01-01\n',
        'resources/handbook.yaml': 'summary: The book of all steps.',
      },
    },
  },
] as const satisfies readonly Rule[];
type Code = (typeof exceptionRules)[number]['code'];

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
        issueAt<Code>(
          source,
          [i, 'until'],
          'expired-exception',
          `the exception for "${where}" ended on ${until}. Review it, then remove it or set a new date.`,
        ),
      ];
    if (!urls || used.has(exception)) return [];
    if (!Object.hasOwn(linkRules, rule))
      return [
        issueAt<Code>(
          source,
          [i, 'where'],
          'needless-exception',
          `"${where}" does not break the rule "${rule}". Remove the exception, or check its spelling.`,
        ),
      ];
    if (urls.some((url) => isWithin(url, where))) return [];
    return [
      issueAt<Code>(
        source,
        [i, 'where'],
        'needless-exception',
        `no URL in the catalog starts with "${where}" or is on that host. Remove the exception, or check its spelling.`,
      ),
    ];
  });
}
