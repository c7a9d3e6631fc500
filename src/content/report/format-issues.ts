import { formatAnnotation } from '../../github/workflow.ts';
import { isAdvice } from '../../rules/rules.ts';
import type { Issue } from '../../source/issue.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { formatSarif } from './sarif.ts';

/** How the check can report its issues to other programs, by the name of the option. */
export const issueFormats = {
  json: formatJson,
  github: formatAnnotations,
  sarif: formatSarif,
} as const satisfies Record<string, (issues: ReportedIssue[]) => string>;

export type IssueFormat = keyof typeof issueFormats;

/** Whether a text names one of the formats. */
export function isIssueFormat(name: string): name is IssueFormat {
  return Object.hasOwn(issueFormats, name);
}

/** An issue for other programs: without hidden characters, with its level and the page about its rule. */
export interface ReportedIssue {
  file: string;
  line: number;
  column: number;
  level: 'error' | 'advice';
  code: string;
  message: string;
  /** URL of the page that explains the rule. */
  help: string;
}

/** Prepares issues for a format. `helpOf` returns the URL of the page about a rule. */
export function reportIssues(issues: Issue[], helpOf: (code: string) => string): ReportedIssue[] {
  return issues.map((issue) => ({
    file: showHiddenCharacters(issue.file),
    line: issue.line,
    column: issue.column,
    level: isAdvice(issue) ? 'advice' : 'error',
    code: issue.code,
    message: showHiddenCharacters(issue.message),
    help: helpOf(issue.code),
  }));
}

/** One JSON object with all issues; `version` counts changes that break readers. */
function formatJson(issues: ReportedIssue[]): string {
  return JSON.stringify({ version: 1, issues }, null, 2);
}

/** Workflow commands, one a line, that show the issues on the lines of a diff. */
function formatAnnotations(issues: ReportedIssue[]): string {
  return issues
    .map(({ file, line, column, level, code, message, help }) =>
      formatAnnotation({
        level: level === 'error' ? 'error' : 'notice',
        file,
        line,
        column,
        title: code,
        message: `${message} ${help}`,
      }),
    )
    .join('\n');
}
