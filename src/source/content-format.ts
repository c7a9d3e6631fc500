import { FORMAT } from '../schema/site.ts';
import type { ContentFile } from './content-file.ts';
import type { Issue } from './issue.ts';

/**
 * The issue of settings that name a format which this version does not read; `undefined` if it reads it, or if the
 * value is no version at all, which the schema reports.
 */
export function findFormatFault({ file, data, positionOf }: ContentFile): Issue | undefined {
  const format = (data as { format?: unknown } | null)?.format;
  if (!Number.isInteger(format) || format === FORMAT) return undefined;
  const advice =
    (format as number) > FORMAT
      ? 'Update Cairn to a version that reads it'
      : `Write "format: ${FORMAT}"; CHANGELOG.md says what else changes`;
  return {
    file,
    ...positionOf(['format']),
    code: 'unknown-format',
    message: `the content has format ${String(format)}, but this version of Cairn reads format ${FORMAT}, so nothing else was read. ${advice}.`,
    field: ['format'],
  };
}
