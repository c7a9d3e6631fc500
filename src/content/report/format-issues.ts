import type { ToldIssue } from './told-issue.ts';
import { formatCheckstyle } from './checkstyle.ts';
import { formatAnnotations } from './github-annotations.ts';
import { formatIssueJson } from './issue-json.ts';
import { formatSarif } from './sarif.ts';

/** How the check can tell its issues to other programs, by the name of the option. */
export const issueFormats = {
  json: formatIssueJson,
  github: formatAnnotations,
  sarif: formatSarif,
  checkstyle: formatCheckstyle,
} as const satisfies Record<string, (issues: ToldIssue[]) => string>;

export type IssueFormat = keyof typeof issueFormats;

/** Whether a text names one of the formats. */
export function isIssueFormat(name: string): name is IssueFormat {
  return Object.hasOwn(issueFormats, name);
}
