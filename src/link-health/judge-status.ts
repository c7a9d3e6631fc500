import { reasons, type Reason } from './reasons.ts';
import type { Verdict } from './verdict.ts';

const BLOCKED = new Set([401, 402, 403, 406, 407, 429, 451, 999]);

/** Judges a status with which there is no page to look at; undefined where the address answers. */
export function classifyStatus(
  status: number,
): Pick<Verdict, 'outcome' | 'reason' | 'detail'> | undefined {
  if (isSuccessStatus(status)) return undefined;
  const reason = reasonOfStatus(status);
  const { outcome, words } = reasons[reason];
  return { outcome, reason, ...(words.includes('{}') && { detail: String(status) }) };
}

/** Whether a status means that the page is there. */
export function isSuccessStatus(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304;
}

function reasonOfStatus(status: number): Reason {
  if (BLOCKED.has(status)) return 'status-blocked';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if ([301, 302, 303, 307, 308].includes(status)) return 'bad-redirect';
  return status >= 500 && status < 600 ? 'server-error' : 'status';
}
