import { formatLines } from '../../list/format-list.ts';
import { formatIssue } from '../../rules/rules.ts';
import { formatCount } from '../../text/count.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import type { ImportResult } from './import-list.ts';

/** What an import did, in words. */
export function formatImport(
  { imported, list, created, updated, removed, kept, errors }: ImportResult,
  { file, folder, dryRun }: { file: string; folder: string; dryRun: boolean },
): string {
  const count = (schema: string) =>
    [...imported.files.values()].filter((one) => one.schema === schema).length;
  const written = [
    [created, 'created'],
    [updated, 'updated'],
    [removed, 'removed'],
  ] as const;
  const lines = [
    `${file}: ${formatCount(count('resource'), 'resource')} in ${formatCount(count('topic'), 'topic')}, ${formatCount(count('learning-path'), 'learning path')}`,
    `${folder}: ${written
      .filter(([paths]) => paths.length > 0)
      .map(([paths, what]) => `${formatCount(paths.length, 'file')} ${dryRun ? `would be ${what}` : what}`)
      .join(', ') || 'nothing to change'}`,
    ...formatGroups('Changed so that it fits', imported.changes, ({ what }) => what),
    ...formatGroups('Entries and paths left out', imported.left, ({ why, title }) => `${title}: ${why}`),
    ...formatGroups(
      'Other lines left out',
      list.skipped,
      ({ why }) => why,
    ),
    ...(kept.length > 0 ? ['', `Kept as edited by hand: ${kept.length}`] : []),
    ...kept.map(({ file: path, field, why }) => `  ${path}${field === undefined ? '' : `, ${field}`}: ${why}`),
    ...(errors.length > 0 ? ['', `Errors after the import: ${errors.length}`] : []),
    ...errors.map(formatIssue),
  ];
  return lines.map(showHiddenCharacters).join('\n');
}

/** Lines of a list by what was done with them, the most frequent first. */
function formatGroups<Item extends { line: number }>(
  title: string,
  items: Item[],
  keyOf: (item: Item) => string,
): string[] {
  if (items.length === 0) return [];
  const groups = [...Map.groupBy(items, keyOf)].sort(([, one], [, other]) => other.length - one.length);
  return [
    '',
    `${title}: ${items.length.toLocaleString('en')}`,
    ...groups.flatMap(([what, of]) => [
      `${String(of.length).padStart(7)}  ${what}`,
      `         ${formatLines([...new Set(of.map(({ line }) => line))])}`,
    ]),
  ];
}

/** The same as JSON: counts, what was changed and left out with lines and reasons, and the names of files. */
export function formatImportJson({ imported, list, ...result }: ImportResult): string {
  const files = [...imported.files.values()];
  const count = (schema: string) => files.filter((one) => one.schema === schema).length;
  return JSON.stringify(
    {
      counts: {
        resources: count('resource'),
        topics: count('topic'),
        paths: count('learning-path'),
      },
      ...result,
      changes: imported.changes,
      left: imported.left,
      skipped: list.skipped,
    },
    undefined,
    2,
  );
}
