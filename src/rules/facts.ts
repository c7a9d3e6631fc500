import type { LinkRecord } from '../link-health/record.ts';

/** What checks know besides the content. */
export interface Facts {
  /** Titles, folded, of pages that check for a human visitor. */
  challengeTitles: ReadonlySet<string>;
  /** Hosts that are known to answer over https. */
  secureHosts: ReadonlySet<string>;
  /** What checks remember of links, in the order of their file. */
  records?: LinkRecord[];
  /** The day, as `YYYY-MM-DD`, by which all has happened that content says has happened. */
  today?: string;
}

/**
 * The hosts that are known to answer over https: those that content names so, and those of which a check saw that
 * http led to the same address over https, or that worked over https.
 */
export function findSecureHosts(urls: string[], records: LinkRecord[] = []): Set<string> {
  const seen = records.flatMap(({ url, ok, checks }) => [
    ...(ok === undefined ? [] : [url]),
    ...checks.flatMap(({ final, fixTo }) =>
      [final, fixTo].filter((to) => to?.replace(/^https:/, 'http:') === url),
    ),
  ]);
  return new Set(
    [...urls, ...seen]
      .filter((url) => url !== undefined && url.startsWith('https:') && URL.canParse(url))
      .map((url) => new URL(url ?? '').host),
  );
}
