import { getDomain, parse } from 'tldts';

/**
 * The part of a host that somebody registers: `docs.kernel.org` → `kernel.org`, and
 * `one.github.io` stays, as its neighbours belong to others. An address or a bare name is its own.
 */
export function findDomain(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** Whether two addresses belong to the same registered domain. */
export function isSameDomain(one: string, other: string): boolean {
  return findDomain(new URL(one).hostname) === findDomain(new URL(other).hostname);
}

/** Whether the host of an address has a name that anybody can register, not one of an intranet. */
export function isPublicHost(url: string): boolean {
  const { hostname } = new URL(url);
  const { domain, isIcann, isPrivate } = parse(hostname, { allowPrivateDomains: true });
  // A single word may be a suffix by accident, as "wiki" is.
  return domain !== null && (isIcann === true || isPrivate === true);
}
