import { RefusedError } from './address-guard.ts';
import type { AskedLink } from './asked-link.ts';
import type { Hop } from '../../link-health/evidence.ts';
import { codeOf, findDepth } from './failures.ts';
import { readPage, type ReceivedPage } from './read-page.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { HopEnd, Run } from './run.ts';
import { fieldOf, isRedirect, type Answer } from './send-request.ts';

/** A longer address fits into no request that servers take. */
const LONGEST_LOCATION = 8192;
/** What is kept of any other header. */
const LONGEST_FIELD = 1000;

/** Records an answer as a hop of its link, and returns what linkinator is told. */
export function takeAnswer(
  link: AskedLink,
  url: URL,
  answer: Answer,
  at: number,
  run: Run,
): HopEnd {
  const { status } = answer;
  run.turns.answered(url.hostname);
  link.keepCookies(url.href, cookiesOf(answer));
  // One character more, which is one too many.
  const location = locationOf(answer)?.slice(0, LONGEST_LOCATION + 1);
  const hop = link.add({
    url: url.href,
    at,
    took: Date.now() - at,
    status,
    ...(location !== undefined && { location }),
  });
  if (isRedirect(status)) return follow(link, url, hop, run);
  if (status === 429 || status === 503) waitAsTold(link, url, hop, answer, run);
  return { end: { status } };
}

/** Records a request to which there was no usable answer, and returns what linkinator is told. */
export function takeFailure(
  link: AskedLink,
  url: URL,
  error: unknown,
  at: number,
  run: Run,
): HopEnd {
  const end = error instanceof Error ? error : new Error(String(error));
  if (run.signal.aborted) {
    link.deferred = 'run ended';
    return { end };
  }
  const depth = findDepth(codeOf(end));
  if (depth) run.turns.failed(url.hostname, depth);
  return refuse(link, url.href, end, at);
}

/** Records a request that was not made, or that failed. */
export function refuse(link: AskedLink, url: string, end: Error, at?: number): HopEnd {
  link.refuse(url, end, at);
  return { end };
}

/** Reads what the page at the end of a chain says. */
export function keepPage(link: AskedLink, { href }: URL, answer: Answer, { onPage }: Run): void {
  if (answer.status === 304) return;
  const page: ReceivedPage = {
    url: href,
    type: fieldOf(answer, 'content-type')?.slice(0, LONGEST_FIELD),
    body: answer.body,
    isWhole: answer.isWhole,
    etag: tagOf(answer, 'etag'),
    modified: tagOf(answer, 'last-modified'),
  };
  link.evidence.page = readPage(page);
  onPage?.(page);
}

/** What can only be sent back whole, or not at all. */
function tagOf(answer: Answer, name: string): string | undefined {
  const value = fieldOf(answer, name);
  return value !== undefined && value.length <= LONGEST_FIELD ? value : undefined;
}

function follow(link: AskedLink, from: URL, hop: Hop, { guard }: Run): HopEnd {
  const { location = '', status = 302 } = hop;
  const target =
    location.trim() !== '' &&
    location.length <= LONGEST_LOCATION &&
    URL.canParse(location, from.href)
      ? new URL(location, from)
      : undefined;
  if (!target || !/^https?:$/.test(target.protocol)) {
    const error = new RefusedError(target ? 'FORBIDDEN_SCHEME' : 'BAD_REDIRECT');
    delete hop.status;
    Object.assign(hop, { error: error.code, message: error.message });
    return { end: error };
  }
  target.hash = '';
  link.redirects += 1;
  // Some of these fetch would refuse without asking us.
  const refusal = guard.refusalOf(target);
  if (refusal) {
    target.username = '';
    target.password = '';
    return refuse(link, target.href, refusal);
  }
  link.expected = target.href;
  return { next: target.href, status };
}

function waitAsTold(link: AskedLink, { hostname }: URL, hop: Hop, answer: Answer, run: Run): void {
  const retryAt = parseRetryAfter(fieldOf(answer, 'retry-after'), Date.now());
  if (retryAt !== undefined) hop.retryAt = retryAt;
  if (hop.status !== 429 && retryAt === undefined) return;
  run.turns.askedToWait(hostname, retryAt);
  if (run.turns.isClosed(hostname) === 'asked to wait')
    link.defer('asked to wait', hostname, run.turns);
}

function cookiesOf({ fields }: Answer): string[] {
  const value = fields['set-cookie'];
  return value === undefined ? [] : [value].flat();
}

/** `Location` as UTF-8, which is how browsers read it where it is not ASCII. */
function locationOf(answer: Answer): string | undefined {
  const { rawHeaders } = answer;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toString().toLowerCase() === 'location') {
      return rawHeaders[at + 1]?.toString();
    }
  }
  // HTTP/2 has no raw headers, but the same bytes.
  const value = fieldOf(answer, 'location');
  return value === undefined ? undefined : Buffer.from(value, 'latin1').toString();
}
