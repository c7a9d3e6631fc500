import { copyOf } from '../link-health/archived-copy.ts';
import type { LinkRecord } from '../link-health/record.ts';
import type { Issue } from '../source/issue.ts';
import { quote } from '../text/quote.ts';
import { linkHealthFile } from '../source/read-content.ts';

/** The advice on records, in the order of their file, whose copy is none of their address in the archive. */
export function checkRecordedCopies(records: LinkRecord[]): Issue[] {
  return records.flatMap((record, at): Issue[] => {
    const copy = record.archive?.url;
    if (copy === undefined || copyOf(record)) return [];
    return [
      {
        file: `content/${linkHealthFile}`,
        // The first line is the header.
        line: at + 2,
        column: 1,
        code: 'foreign-copy',
        message: `${quote(copy)} is not a copy of ${quote(record.url)} at web.archive.org, so it is not shown. Restore the line from version control, or remove it.`,
      },
    ];
  });
}
