import { quote } from '../text/quote.ts';
import type { Issue } from '../source/issue.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';
import type { Facts } from './facts.ts';
import { findTextValues, isFollowed } from './found-values.ts';
import { judgeAddress } from '../urls/judge-address.ts';

/** Addresses are those of the thing itself, plain and encrypted. */
export function checkAddresses({ resources, paths, site }: CheckedContent, facts: Facts): Issue[] {
  const files: Checked<unknown>[] = [...resources, ...paths, ...(site ? [site] : [])];
  return files.flatMap(({ source, data }) =>
    findTextValues(data)
      .filter(isFollowed)
      .flatMap(({ path, value }) =>
        judgeAddress(value, facts).map(({ code, says }) =>
          issueAt(source, path, code, `${path.map(nameOf).join(' ')} ${quote(value)} ${says}.`),
        ),
      ),
  );
}

function nameOf(part: PropertyKey): string {
  return typeof part === 'number' ? String(part + 1) : String(part);
}
