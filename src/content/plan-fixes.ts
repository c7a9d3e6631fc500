import { findUrls } from '../catalog/create-links.ts';
import { loadChanged, readContentFile, type FileChange } from './content-change.ts';
import type { Issue } from '../source/issue.ts';
import { loadCatalog } from './load-catalog.ts';
import { findNewIssues } from '../rules/issues.ts';
import { readContent } from '../source/read-content.ts';
import { readLinkHealth } from './read-link-health.ts';
import { findSecureHosts } from '../rules/checked-content.ts';
import { fixFile } from './fix-file.ts';

/**
 * The files of a content folder that can be fixed, before and after; nothing is written. A file that would
 * bring an issue which is not there now, such as two resources with one address, is left out, with that issue.
 */
export async function planFixes(
  folder: string,
): Promise<{ changes: FileChange[]; left: Issue[] }> {
  const { content, issues } = await readContent(folder);
  const before = await loadCatalog(folder);
  const records = await readLinkHealth(folder).catch(() => []);
  const parsed = [
    ...content.resources,
    ...content.topics,
    ...content.paths,
    ...content.pages,
    ...[content.site, content.glossary, content.exceptions].filter((file) => file !== undefined),
  ];
  const secureHosts = findSecureHosts(
    parsed.flatMap(({ data }) => findUrls(data)),
    records,
  );
  // What cannot be read may lack no more than its first line.
  const names = new Set([
    ...parsed.map(({ file }) => file),
    ...issues.filter(({ code }) => code === 'missing-modeline').map(({ file }) => file),
  ]);
  const fixed = [...names].toSorted().map((file) => {
    const text = readContentFile(folder, file);
    const found = [...before.issues, ...before.advice].filter((issue) => issue.file === file);
    return { file, before: text, after: fixFile(file, text, { secureHosts }, found) };
  });

  let changes: FileChange[] = fixed.filter((change) => change.before !== change.after);
  const left: Issue[] = [];
  while (changes.length > 0) {
    const after = await loadChanged(folder, changes);
    const fresh = findNewIssues(before.issues, after.issues);
    if (fresh.length === 0) break;
    left.push(...fresh);
    const sound = changes.filter(
      ({ file }) => !fresh.some((issue) => issue.file === file || issue.message.includes(file)),
    );
    changes = sound.length < changes.length ? sound : [];
  }
  return { changes, left };
}
