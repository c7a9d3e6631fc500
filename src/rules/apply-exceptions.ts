import type { Issue } from '../source/issue.ts';
import { findRule, isExceptable } from './rules.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ExceptionData } from '../schema/exceptions.ts';

/**
 * The issues that no exception lets pass on the day `today`, and the exceptions that let one pass.
 */
export function applyExceptions(
  issues: Issue[],
  exceptions: ExceptionData[],
  today: string,
): { left: Issue[]; used: Set<ExceptionData> } {
  const used = new Set<ExceptionData>();
  const left = issues.filter(({ code, file }) => {
    const rule = findRule(code);
    const exception =
      rule && isExceptable(rule) ? findException(exceptions, code, file, today) : undefined;
    if (exception) used.add(exception);
    return !exception;
  });
  return { left, used };
}

/**
 * The exception by which a rule does not hold for a file of content on the day `today`; `undefined` if there is none.
 * It holds for a file, or for all files of a folder.
 */
export function findException(
  exceptions: ExceptionData[],
  code: string,
  file: string,
  today: string,
): ExceptionData | undefined {
  return exceptions.find(
    (exception) => exception.rule === code && exception.until >= today && isFor(exception, file),
  );
}

/** Whether an exception is for a file of content, by itself or with all of its folder. */
export function isFor({ where }: Pick<ExceptionData, 'where'>, file: string): boolean {
  return file === where || file.startsWith(`${where}/`);
}

/** The exceptions from rules of content, with what each rule means. */
export function findContentExceptions({ exceptions }: Pick<Catalog, 'exceptions'>) {
  return exceptions.flatMap((exception) => {
    const rule = findRule(exception.rule);
    return rule ? [{ ...exception, means: rule.docs.means }] : [];
  });
}
