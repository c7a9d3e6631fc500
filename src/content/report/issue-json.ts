import type { ToldIssue } from './told-issue.ts';

/** One JSON object with all issues; `version` counts changes that break readers. */
export function formatIssueJson(issues: ToldIssue[]): string {
  return JSON.stringify({ version: 1, issues }, null, 2);
}
