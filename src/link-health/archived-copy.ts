import { isBelievable } from '../text/dates.ts';
import { foldUrl } from '../urls/folded-url.ts';
import type { LinkRecord, LinkState } from './record.ts';

/** The archive in which checks look for copies. */
export const WAYBACK = 'https://web.archive.org';

/** A copy of a page in an archive. */
export interface Copy {
  url: string;
  /** Day on which the archive took it, `YYYY-MM-DD`. */
  captured: string;
}

/**
 * Parses the URL `…/web/<YYYYMMDDhhmmss>/<url>` of a copy of `url` in an archive; `undefined` if it is not one, or is
 * a copy of another URL: no more can be trusted without a look at it.
 */
export function parseCopy(archive: string, copy: string, url: string): Copy | undefined {
  const root = `${rootOf(archive)}/web/`;
  // As a browser reads it: a URL that climbs out of its folder is not a copy.
  if (!copy.startsWith(root) || new URL(copy).href !== copy) return undefined;
  const [, time = '', original = ''] =
    /^(\d{14})(?:[a-z]{2}_)?\/(https?:\/\/.*)$/s.exec(copy.slice(root.length)) ?? [];
  const captured = time.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
  if (!isBelievable(captured, Date.now()) || !isSameAddress(original, url)) return undefined;
  return { url: `${root}${time}/${original}`, captured };
}

/** The copy that a record names, if it is a copy of its URL in the archive. */
export function copyOf(record: LinkRecord | undefined, archive = WAYBACK): Copy | undefined {
  const { url = '', captured } = record?.archive ?? {};
  const copy = record && parseCopy(archive, url, record.url);
  return copy && captured !== undefined && copy.captured === captured.slice(0, 10)
    ? copy
    : undefined;
}

/** The state without copies that belong to another URL or archive, so that they are looked up again. */
export function believeCopies(state: LinkState, archive = WAYBACK): LinkState {
  return new Map(
    [...state].map(([url, record]) => {
      if (record.archive?.url === undefined || copyOf(record, archive)) return [url, record];
      const { archive: _foreign, ...rest } = record;
      return [url, rest];
    }),
  );
}

/** The address of an archive, to which more can be added. */
export function rootOf(archive: string): string {
  return new URL(archive).href.replace(/\/+$/, '');
}

/** Archives treat spellings of a URL as one, whatever their capitals. */
function isSameAddress(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  return foldUrl(one).toLowerCase() === foldUrl(other).toLowerCase();
}
