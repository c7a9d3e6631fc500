/** One request, as the server saw it. Times are milliseconds of one clock. */
export interface Visit {
  scheme: 'http' | 'https';
  host: string;
  path: string;
  method: string;
  /** Address of the machine that was reached. */
  address: string;
  agent: string;
  cookie: string;
  etag: string;
  start: number;
  /** When the response was complete, or the connection closed; none while it goes on. */
  end?: number;
}

/** Returns how many of the visits went on at the same time, at most. */
export function countTogether(visits: Visit[]): number {
  const changes = visits.flatMap(({ start, end = Infinity }) => [
    { at: start, by: 1 },
    { at: end, by: -1 },
  ]);
  // An end frees its place for a start at the same moment.
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let together = 0;
  let most = 0;
  for (const { by } of changes) {
    together += by;
    most = Math.max(most, together);
  }
  return most;
}

/** Returns the visits of each host, by its name. */
export function groupByHost(visits: Visit[]): Map<string, Visit[]> {
  return Map.groupBy(visits, ({ host }) => host);
}
