import { readRange } from '../git/range.ts';
import { checkContent, type CheckResult } from './check-content.ts';
import { readOverlayAt } from './content-at.ts';
import type { ContentFile } from './content-file.ts';
import type { Issue } from './issue.ts';
import { sortIssues } from './sort-issues.ts';
import { findNewIssues } from './new-issues.ts';
import { readContent, type Content, type Overlay } from './read-content.ts';
import { readLinkHealth } from './read-link-health.ts';

/**
 * The issues and the advice that a change of the content folder brings, sorted; what was there before is left out.
 * `range` is `A..B`, `A...B` or `A`, as in `readRange`, which throws where git does not know it. Writes nothing.
 */
export async function checkChange(
  folder: string,
  range: string,
  today: string,
): Promise<{ issues: Issue[]; advice: Issue[] }> {
  const { from, to } = await readRange(range, folder);
  const before = await checkAt(folder, await readOverlayAt(folder, from), today);
  const after = await checkAt(folder, to ? await readOverlayAt(folder, to) : new Map(), today);
  return {
    issues: sortIssues(findNewIssues(before.issues, after.issues)),
    advice: sortIssues([
      ...findNewIssues(before.advice, after.advice),
      ...findSilentRemovals(before.content, after.content),
    ]),
  };
}

async function checkAt(
  folder: string,
  overlay: Overlay,
  today: string,
): Promise<CheckResult & { content: Content }> {
  const { content, issues } = await readContent(folder, overlay);
  // What is remembered of links is no part of a change: a damaged state is told by the check of everything.
  const records = await readLinkHealth(folder).catch(() => []);
  return { content, ...checkContent({ content, issues, records, today }) };
}

/** Resources that are gone, and neither renamed nor retired: their address leads nowhere from then on. */
function findSilentRemovals(before: Content, after: Content): Issue[] {
  const left = new Set(after.resources.flatMap((file) => [file.id, ...formerIdsOf(file)]));
  return before.resources
    .filter(({ id }) => !left.has(id))
    .map(({ file, id }) => ({
      file,
      line: 1,
      column: 1,
      code: 'deleted-resource' as const,
      message: `resource "${id}" is removed, and its address leads nowhere. Retire it with "status: deprecated", or add its id to "formerly" of the one that takes its place.`,
    }));
}

function formerIdsOf({ data }: ContentFile): string[] {
  const { formerly } = (data ?? {}) as { formerly?: unknown };
  return Array.isArray(formerly) ? formerly.map(String) : [];
}
