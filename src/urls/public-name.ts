import { parse } from 'tldts';

/** Whether a name of a host is one that anybody can register, and not of an intranet. */
export function isPublicName(hostname: string): boolean {
  const { domain, isIcann, isPrivate } = parse(hostname, { allowPrivateDomains: true });
  // A single word may be a suffix by accident, as "wiki" is.
  return domain !== null && (isIcann === true || isPrivate === true);
}
