import { showHiddenCharacters } from '../../text/hidden-character.ts';
import type { Issue } from '../../source/issue.ts';
import { isAdvice } from '../../rules/rules.ts';

/** An issue as other programs take it: without hidden characters, with its level and the page about its rule. */
export interface ToldIssue {
  file: string;
  line: number;
  column: number;
  level: 'error' | 'advice';
  code: string;
  message: string;
  /** Address of the page that explains the rule. */
  help: string;
}

/** Issues as other programs take them. `helpOf` gives the address of the page about a rule. */
export function tellIssues(issues: Issue[], helpOf: (code: string) => string): ToldIssue[] {
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
