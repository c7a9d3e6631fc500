import rows from './data/tracking-parameters.json' with { type: 'json' };

/** The names of the parameters of an address that only tell where a reader came from. */
export function findTrackingParameters(address: URL): string[] {
  const host = address.hostname.replace(/^www\./, '');
  return [...new Set(address.searchParams.keys())].filter((name) =>
    rows.some(
      (row: { match: string; host?: string }) =>
        (row.host === undefined || host === row.host || host.endsWith(`.${row.host}`)) &&
        (row.match.endsWith('*') ? name.startsWith(row.match.slice(0, -1)) : name === row.match),
    ),
  );
}

/** An address without such parameters; everything else stays as it was written, its fragment too. */
export function removeTrackingParameters(address: string): string {
  if (!URL.canParse(address)) return address;
  const names = new Set(findTrackingParameters(new URL(address)));
  if (names.size === 0) return address;
  const [, before = '', query = '', fragment = ''] =
    /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? [];
  const kept = query
    .split('&')
    .filter((part) => ![...new URLSearchParams(part).keys()].some((name) => names.has(name)));
  return before + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}
