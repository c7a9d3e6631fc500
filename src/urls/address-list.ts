/** A row of a list of hosts: what it is for, and since when it stands there. */
export interface ListedHost {
  /** A host with all below it, or the beginning of an address. */
  match: string;
  reason: string;
  /** What to take instead. */
  instead?: string;
  since: string;
}

/** The first row of a list that an address belongs to. */
export function findListedHost(address: URL, rows: ListedHost[]): ListedHost | undefined {
  const host = address.hostname.replace(/^www\./, '');
  return rows.find(({ match }) =>
    match.includes('/')
      ? address.href.startsWith(match)
      : host === match || host.endsWith(`.${match}`),
  );
}
