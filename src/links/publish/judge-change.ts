import { isReason, type Reason } from '../../link-health/reasons.ts';
import type { LinkResult } from '../run/finding.ts';

/** What a link that a change adds means for the change. */
export type ChangeVerdict = 'fails' | 'advises' | 'passes';

/**
 * Reasons that no waiting heals, whoever asks: the address is wrong, or nobody is there. Anything else
 * may be about the server's day, or about the machine that asks, and is advice.
 */
export const failing: ReadonlySet<Reason> = new Set([
  'not-found',
  'gone',
  'no-such-name',
  'private-address',
  'credentials',
  'malformed',
  'certificate',
  'certificate-expired',
  'certificate-early',
  'certificate-self-signed',
  'certificate-name',
  'redirect-loop',
  'too-many-redirects',
] satisfies Reason[]);

/** Judges by the newest check of an address whether a change that adds it may pass. */
export function classifyChange(result: ChangedLink): ChangeVerdict {
  const { address, record, exception } = result;
  if (exception) return 'passes';
  if (!address.isWeb)
    return address.malformed !== undefined || /^https?:/i.test(address.url) ? 'fails' : 'passes';
  const check = record?.checks.at(-1);
  if (!check) return 'advises';
  if (isReason(check.reason) && failing.has(check.reason)) return 'fails';
  const isFine = check.outcome === 'ok' || check.outcome === 'moved-temporarily';
  return isFine && !check.missing ? 'passes' : 'advises';
}

export type ChangedLink = Pick<LinkResult, 'address' | 'record' | 'exception'>;
