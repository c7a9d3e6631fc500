import { formatAnnotation } from '../../github/workflow.ts';
import type { ToldIssue } from './told-issue.ts';

/** Workflow commands, one a line, that show the issues on the lines of a diff. */
export function formatAnnotations(issues: ToldIssue[]): string {
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
