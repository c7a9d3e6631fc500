import { showHiddenCharacters } from '../text/hidden-character.ts';
import { isAdvice, type IssueCode } from '../rules/rules.ts';

/** Something wrong with content, told so that a contributor can act on it. */
export interface Issue {
  /** The file, from the root of the project: `content/resources/kvmtool.yaml`. */
  file: string;
  /** Line and column, both counted from 1. */
  line: number;
  column: number;
  code: IssueCode;
  /** What is wrong, quoted, and what to do; whole sentences. */
  message: string;
  /** The path of the value that it is about, where it is about one. */
  field?: PropertyKey[];
}

/** One line, safe to print: `path:line:column  code  message`; the message of advice begins with "Advice:". */
export function formatIssue(issue: Issue): string {
  const { file, line, column, code, message } = issue;
  const level = isAdvice(issue) ? 'Advice: ' : '';
  return showHiddenCharacters(`${file}:${line}:${column}  ${code}  ${level}${message}`);
}
