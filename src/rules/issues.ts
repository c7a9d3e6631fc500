import { isWithin, type ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';

/** Codes that are reported beside their rules; `rules.ts` does not compile unless each is the code of one. */
export type SharedCode =
  | 'disallowed-markup'
  | 'retired-reference'
  | 'too-long'
  | 'unknown-group'
  | 'unknown-page'
  | 'unknown-section';

/** An issue at the value that is at a path of a file; `Code` is the codes of the rules that report it. */
export function issueAt<Code extends string = never>(
  source: ContentFile,
  path: PropertyKey[],
  code: NoInfer<Code>,
  message: string,
): Issue {
  return { file: source.file, ...source.positionOf(path), code, message, field: path };
}

/** The issues by file, line, column and code, so that two runs print the same. */
export function sortIssues(issues: Issue[]): Issue[] {
  return issues.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The issues that a change brings: those of `after` that `before` does not have. An issue is known again by its file,
 * code and message, wherever it has moved to in the file; of several that are alike as many are new as were added.
 */
export function findNewIssues(before: Issue[], after: Issue[]): Issue[] {
  const known = new Map<string, number>();
  for (const issue of before) known.set(keyOf(issue), (known.get(keyOf(issue)) ?? 0) + 1);
  return after.filter((issue) => {
    const left = known.get(keyOf(issue)) ?? 0;
    known.set(keyOf(issue), left - 1);
    return left <= 0;
  });
}

function keyOf({ file, code, message }: Issue): string {
  return JSON.stringify([file, code, message]);
}

/**
 * Finds issues that only repeat another one: those about a value that breaks its schema, or about a group that holds
 * one. `isEcho` returns whether an issue is such.
 */
export function createEchoes(content: CheckedContent): { isEcho: (issue: Issue) => boolean } {
  const { resources, topics, paths, pages, site, glossary, exceptions } = content;
  const invalid = new Map(
    [...resources, ...topics, ...paths, ...pages, site, glossary, exceptions].flatMap((file) =>
      file?.invalid?.length ? [[file.source.file, file.invalid] as const] : [],
    ),
  );
  return {
    isEcho: ({ file, field }) =>
      field !== undefined &&
      (invalid.get(file) ?? []).some(
        (path) => isWithin(field, path) || (field.length > 1 && isWithin(path, field)),
      ),
  };
}
