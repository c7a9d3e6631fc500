import type { Issue } from '../../source/issue.ts';
import { formatIssue } from '../../rules/rules.ts';

/** Issues for somebody at a terminal: each in a line, and below it the lines that it is about, if there are any. */
export function formatIssueList(
  issues: Issue[],
  frameOf: (issue: Issue) => string | undefined,
): string {
  return issues
    .map((issue) => {
      const frame = frameOf(issue);
      return frame === undefined ? formatIssue(issue) : `${formatIssue(issue)}\n${frame}\n`;
    })
    .join('\n')
    .replace(/\n$/, '');
}
