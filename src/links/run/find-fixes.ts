import type { ListedAddress } from './listed-addresses.ts';
import type { Health } from '../../link-health/health.ts';
import { mayBeWritten } from '../../link-health/verdict.ts';

/** An address that has moved for good, and what the content may say instead. */
export interface Fix {
  from: string;
  to: string;
  files: string[];
}

/** The moves that may be written into the content: those that health offers. */
export function findFixes(results: { address: ListedAddress; health: Health }[]): Fix[] {
  return results.flatMap(({ address: { url, files }, health: { fixTo } }) =>
    fixTo !== undefined && mayBeWritten(url, fixTo) ? [{ from: url, to: fixTo, files }] : [],
  );
}
