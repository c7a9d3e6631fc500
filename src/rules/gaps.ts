import { isRetired } from '../catalog/retired.ts';
import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { modeline, placed } from './docs.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

const handbook = `${modeline}title: The Handbook\nurl: https://docs.example/handbook/\n`;
const whole = `${handbook}kind: book\nsummary: Leads from the first step on.\n${placed}`;

/** What a resource can do without, and readers would miss. */
export const gapRules = [
  {
    code: 'missing-summary',
    severity: 'advice',
    docs: {
      means: 'The resource has no summary.',
      why: 'Readers of a list see only its title, and search finds it by nothing else.',
      fix: 'Say in one or two sentences what it is and covers.',
    },
    examples: {
      bad: { 'resources/handbook.yaml': `${handbook}kind: book\n${placed}` },
      good: { 'resources/handbook.yaml': whole },
    },
    check: checkGaps,
  },
  {
    code: 'missing-kind',
    severity: 'advice',
    notOfLists: true,
    docs: {
      means: 'The resource has no kind.',
      why: 'Readers who look for a book or a tool do not find it with the filter, nor see what it is before they open it.',
      fix: 'Add a kind from the table of fields.',
    },
    examples: {
      bad: {
        'resources/handbook.yaml': `${handbook}summary: Leads from the first step on.\n${placed}`,
      },
      good: { 'resources/handbook.yaml': whole },
    },
    check: checkGaps,
  },
] as const satisfies readonly Rule[];
type Code = (typeof gapRules)[number]['code'];

/** A resource that is recommended says what it is. */
export function checkGaps({ resources }: CheckedContent): Issue[] {
  return resources.flatMap(({ source, data }) => {
    if (isRetired(data)) return [];
    const advise = (field: 'summary' | 'kind', says: string): Issue[] =>
      data[field] === undefined
        ? [issueAt<Code>(source, [field], `missing-${field}`, `${field} is missing, ${says}`)]
        : [];
    return [
      ...advise('kind', 'so filters leave the resource out. Add one, such as "book" or "tool".'),
      ...advise('summary', 'so lists show only the title. Say what it is and covers.'),
    ];
  });
}
