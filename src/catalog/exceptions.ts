import { hostOf } from './host.ts';
import type { ExceptionData } from './schema/exceptions.ts';
import type { ExceptionRule } from './vocabulary.ts';

/** Whether an exception is for an address: its host, without `www.`, or its beginning. */
export function isExcepted({ where }: Pick<ExceptionData, 'where'>, url: string): boolean {
  if (!where.includes('://')) return hostOf(url) === where.replace(/^www\./, '');
  // Both as a parser writes them, so that "https://docs.example" is no beginning of another host.
  return new URL(url).href.startsWith(new URL(where).href);
}

/** The exceptions to a rule for an address, the first one of all that apply; expired ones too. */
export function findException<E extends ExceptionData>(
  exceptions: E[],
  rule: ExceptionRule,
  url: string,
): E | undefined {
  return exceptions.find((exception) => exception.rule === rule && isExcepted(exception, url));
}

/** Whether the last day of an exception is past; `today` is `YYYY-MM-DD`. */
export function isExpired({ until }: Pick<ExceptionData, 'until'>, today: string): boolean {
  return until < today;
}
