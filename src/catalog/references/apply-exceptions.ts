import type { Issue } from '../issue.ts';
import type { ExceptionData } from '../schema/exceptions.ts';

/**
 * The issues that no exception lets pass on the day `today`, and the exceptions that let one pass.
 * An exception holds for a file of content, or for all files of a folder.
 */
export function applyExceptions(
  issues: Issue[],
  exceptions: ExceptionData[],
  today: string,
): { left: Issue[]; used: Set<ExceptionData> } {
  const used = new Set<ExceptionData>();
  const left = issues.filter(({ code, file }) => {
    const exception = exceptions.find(
      ({ rule, where, until }) =>
        rule === code && until >= today && (file === where || file.startsWith(`${where}/`)),
    );
    if (exception) used.add(exception);
    return !exception;
  });
  return { left, used };
}
