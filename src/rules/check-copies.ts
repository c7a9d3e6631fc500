import type { Issue } from '../source/issue.ts';
import { quote } from '../text/quote.ts';
import type { CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';
import { findListedHost } from '../urls/address-list.ts';
import archives from './data/archives.json' with { type: 'json' };

/** The address of the page in that of a copy, behind the time at which it was taken. */
const ORIGINAL = /\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/\/.+)$/s;

/** A copy stands in an archive that is known, and is one of the page. */
export function checkCopies({ resources }: Pick<CheckedContent, 'resources'>): Issue[] {
  return resources.flatMap(({ source, data: { url, archive } }) => {
    const says = url !== undefined && archive && judgeCopy(archive.url, url);
    const path = ['archive', 'url'];
    return says
      ? [issueAt(source, path, 'doubtful-copy', `archive url ${quote(archive.url)} ${says}.`)]
      : [];
  });
}

function judgeCopy(copy: string, url: string): string | undefined {
  if (!URL.canParse(copy) || !URL.canParse(url)) return undefined;
  const address = new URL(copy);
  if (!findListedHost(address, archives))
    return `is on "${address.hostname}", which is not a known archive. Use a copy in one, such as web.archive.org`;
  const original = ORIGINAL.exec(address.href)?.[1];
  if (findListedHost(new URL(url), archives)) return undefined;
  // A page may have moved within its site since the copy was taken.
  if (original === undefined || !URL.canParse(original) || siteOf(original) === siteOf(url))
    return undefined;
  return `is a copy of "${new URL(original).hostname}", not of "${new URL(url).hostname}". Use a copy of the resource's own URL`;
}

/** The last two labels of a host: near enough for advice, and small enough for the form. */
function siteOf(address: string): string {
  return new URL(address).hostname.split('.').slice(-2).join('.');
}
