import { isBelievable } from '../text/believable-time.ts';
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
 * Reads the address `…/web/<YYYYMMDDhhmmss>/<address>` of a copy of `url` in an archive; undefined where it is none,
 * or one of another address: only so much can be believed without a look at it.
 */
export function parseCopy(archive: string, copy: string, url: string): Copy | undefined {
  const root = `${rootOf(archive)}/web/`;
  // As a browser reads it: one that climbs out of its folder is none.
  if (!copy.startsWith(root) || new URL(copy).href !== copy) return undefined;
  const [, time = '', original = ''] =
    /^(\d{14})(?:[a-z]{2}_)?\/(https?:\/\/.*)$/s.exec(copy.slice(root.length)) ?? [];
  const captured = time.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
  if (!isBelievable(captured, Date.now()) || !isSameAddress(original, url)) return undefined;
  return { url: `${root}${time}/${original}`, captured };
}

/** The copy that a record names, where it is one of its address in the archive. */
export function copyOf(record: LinkRecord | undefined, archive = WAYBACK): Copy | undefined {
  const { url = '', captured } = record?.archive ?? {};
  const copy = record && parseCopy(archive, url, record.url);
  return copy && captured !== undefined && copy.captured === captured.slice(0, 10)
    ? copy
    : undefined;
}

/** The state without copies that are none of their address in the archive, so that they are looked for again. */
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

/** Archives take the spellings of an address together, capital letters too. */
function isSameAddress(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  return foldUrl(one).toLowerCase() === foldUrl(other).toLowerCase();
}
