import {
  formatDiff,
  loadChanged,
  readContentFile,
  type FileChange,
} from '../../content/content-change.ts';
import type { Issue } from '../../source/issue.ts';
import { formatIssue } from '../../rules/rules.ts';
import type { Copy } from '../../link-health/archived-copy.ts';
import { addArchive } from './add-archive.ts';
import type { Fix } from './find-fixes.ts';
import { rewriteAddresses } from './rewrite-addresses.ts';

/** What is to change in the content. */
export interface Changes {
  fixes: Fix[];
  /** Copies for resources that have none, by content file. */
  copies: Map<string, Copy>;
}

export interface PlannedChanges {
  files: FileChange[];
  /** Files that stay as they are although something would change in them, with what would be wrong then. */
  left: Issue[];
}

/**
 * Works out how the files of the content folder change, without writing any. Changes after which
 * the content would have an issue, such as two resources with one address, are left out and told.
 */
export async function planChanges(folder: string, changes: Changes): Promise<PlannedChanges> {
  const left: Issue[] = [];
  let files = changeFiles(folder, changes);
  while (files.length > 0) {
    const { issues } = await loadChanged(folder, files);
    if (issues.length === 0) break;
    left.push(...issues);
    // The issue may stand in a file that does not change, and name the one that does.
    const sound = files.filter(
      ({ file }) => !issues.some((issue) => issue.file === file || issue.message.includes(file)),
    );
    files = sound.length < files.length ? sound : [];
  }
  return { files, left };
}

/** The changes as a unified diff, then what was left out. */
export function formatChanges({ files, left }: PlannedChanges): string {
  const untouched =
    left.length > 0
      ? ['Not rewritten, because the content would then have issues:', ...left.map(formatIssue)]
      : [];
  return [...(files.length > 0 ? [formatDiff(files)] : []), ...untouched].join('\n');
}

function changeFiles(folder: string, { fixes, copies }: Changes): FileChange[] {
  const targets = Map.groupBy(
    fixes.flatMap((fix) => fix.files.map((file) => ({ file, fix }))),
    ({ file }) => file,
  );
  const names = [...new Set([...targets.keys(), ...copies.keys()])].toSorted();
  const files = names.map((file) => {
    const before = readContentFile(folder, file);
    const moves = (targets.get(file) ?? []).map(({ fix }) => [fix.from, fix.to] as const);
    const copy = copies.get(file);
    const moved = rewriteAddresses(file, before, new Map(moves));
    return { file, before, after: copy ? addArchive(moved, copy) : moved };
  });
  return files.filter(({ before, after }) => before !== after);
}
