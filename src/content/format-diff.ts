import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileChange } from './content-change.ts';

/** The changes as a unified diff, as `git apply` takes it. */
export function formatDiff(changes: FileChange[]): string {
  return changes
    .map(({ file, from = file, before, after }) => {
      const patch = createTwoFilesPatch(
        before === undefined ? '/dev/null' : `a/${from}`,
        after === undefined ? '/dev/null' : `b/${file}`,
        before ?? '',
        after ?? '',
        undefined,
        undefined,
        { context: 2, headerOptions: FILE_HEADERS_ONLY },
      ).replace(/\n$/, '');
      return from === file ? patch : `${formatRenaming(from, file)}\n${patch}`;
    })
    .join('\n');
}

/** The lines by which git knows that a file is renamed. */
function formatRenaming(from: string, to: string): string {
  return `diff --git a/${from} b/${to}\nrename from ${from}\nrename to ${to}`;
}
