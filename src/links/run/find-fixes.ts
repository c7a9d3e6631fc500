import type { ListedAddress } from './listed-addresses.ts';
import type { Health } from '../judgement/health.ts';
import { domainOf } from './shard-of.ts';

/** An address that has moved for good, and what the content may say instead. */
export interface Fix {
  from: string;
  to: string;
  files: string[];
}

/**
 * The moves that may be written into the content: those that health offers, within one registrable
 * domain, and never from a page of its own to a front page.
 */
export function findFixes(findings: { address: ListedAddress; health: Health }[]): Fix[] {
  return findings.flatMap(({ address: { url, files }, health: { fixTo } }) =>
    fixTo !== undefined && isSafe(url, fixTo) ? [{ from: url, to: fixTo, files }] : [],
  );
}

function isSafe(from: string, to: string): boolean {
  if (from === to || !URL.canParse(to) || !/^https?:$/.test(new URL(to).protocol)) return false;
  const wasFront = new URL(from).pathname === '/';
  return domainOf(from) === domainOf(to) && (wasFront || new URL(to).pathname !== '/');
}
