import type { Issue } from '../source/issue.ts';

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
