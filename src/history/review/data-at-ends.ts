import type { CheckedEnd } from '../../content/check-change.ts';
import type { ContentFile } from '../../source/content-file.ts';
import { createContentData, type ContentData } from '../content-data.ts';

/**
 * The content at both ends of a change as data. A file that cannot be read at one end is left out at both: the check
 * tells of it, and nothing it held is added or removed by that.
 */
export function takeDataAtEnds(
  before: CheckedEnd,
  after: CheckedEnd,
): { before: ContentData; after: ContentData } {
  const unread = new Set([...findUnread(before), ...findUnread(after)]);
  const take = (end: CheckedEnd) =>
    createContentData(filesOf(end).filter(({ file }) => !unread.has(file)));
  return { before: take(before), after: take(after) };
}

function findUnread(end: CheckedEnd): string[] {
  const read = new Set(filesOf(end).map(({ file }) => file));
  return end.issues.map(({ file }) => file).filter((file) => !read.has(file));
}

function filesOf({ content }: CheckedEnd): ContentFile[] {
  const { resources, topics, paths, site, glossary, exceptions } = content;
  return [...resources, ...topics, ...paths, site, glossary, exceptions].filter(
    (file) => file !== undefined,
  );
}
