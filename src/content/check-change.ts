import { dirname, join } from 'node:path';
import { readRange, findChangedFiles, readBytesAt } from '../git/range.ts';
import { checkContent, type CheckResult } from './check-content.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { findNewIssues, sortIssues } from '../rules/issues.ts';
import type { Content } from '../source/read-content.ts';
import { isList, LIST_SETTINGS, repositoryFolderOf } from '../source/list-file.ts';
import { nameOf, readSource } from './read-source.ts';
import type { Overlay } from '../source/overlay.ts';
import { readLinkHealth } from './read-link-health.ts';
import type { UnreadableFile } from '../files/read-plain-file.ts';

/**
 * The issues and the advice that a change of a content folder or a list brings, sorted; what was there before is left out.
 * `range` is `A..B`, `A...B` or `A`, as in `readRange`, which throws where git does not know it. Writes nothing.
 */
export async function checkChange(
  content: string,
  range: string,
  today: string,
): Promise<CheckedChange> {
  const { from, to } = await readRange(range, repositoryFolderOf(content));
  const before = await checkAt(content, await readOverlayAt(content, from), today);
  const overlay = to ? await readOverlayAt(content, to) : undefined;
  const after = await checkAt(content, overlay, today, before.content);
  return {
    issues: sortIssues(findNewIssues(before.issues, after.issues)),
    advice: sortIssues([
      ...findNewIssues(before.advice, after.advice),
      ...findSilentRemovals(before.content, after),
    ]),
    before,
    after,
  };
}

/** What a change brings, and all that was found at its ends. */
interface CheckedChange {
  issues: Issue[];
  advice: Issue[];
  before: CheckedEnd;
  after: CheckedEnd;
}

export type CheckedEnd = CheckResult & { content: Content };

async function checkAt(
  folder: string,
  overlay: Overlay | undefined,
  today: string,
  earlier?: Content,
): Promise<CheckedEnd> {
  const { content, issues } = await readSource(folder, overlay, earlier);
  // What is known of links is no part of a change: the check of everything reports a damaged state.
  const records = await readLinkHealth(folder).catch(() => []);
  return { content, ...checkContent({ content, issues, records, today }) };
}

/** Resources that are gone, and neither renamed nor retired: their address leads nowhere from then on. */
function findSilentRemovals(before: Content, { content: after, checked }: CheckedEnd): Issue[] {
  // A list forgets what it no longer names.
  if (after.list) return [];
  const left = new Set([
    // Those that cannot be read are there, too.
    ...checked.ids.resources,
    ...after.resources.flatMap(formerIdsOf),
  ]);
  return before.resources
    .filter(({ id }) => !left.has(id))
    .map(({ file, id }) => ({
      file,
      line: 1,
      column: 1,
      code: 'deleted-resource' as const,
      message: `resource "${id}" is deleted, so links to its page break. Retire it with "status: deprecated", or add its id to "formerly" of its successor.`,
    }));
}

function formerIdsOf({ data }: ContentFile): string[] {
  const { formerly } = (data ?? {}) as { formerly?: unknown };
  return Array.isArray(formerly) ? formerly.map(String) : [];
}

/** The texts that make a content folder what it was at a commit, whatever lies there now. */
export async function readOverlayAt(content: string, commit: string): Promise<Overlay> {
  const overlay = new Map<string, Buffer | UnreadableFile | undefined>();
  if (isList(content)) {
    const folder = dirname(content);
    for (const file of await findChangedFiles({ from: commit, to: undefined }, folder))
      if (isList(file) || file === LIST_SETTINGS)
        overlay.set(nameOf(join(folder, file)), await readBytesAt(commit, file, folder));
    return overlay;
  }
  const folder = content;
  // One after the other: a change may touch thousands of files.
  for (const file of await findChangedFiles({ from: commit, to: undefined }, folder))
    overlay.set(`content/${file}`, await readBytesAt(commit, file, folder));
  return overlay;
}
