import type { Evidence, Hop, SeenPage } from './evidence.ts';
import type { SeenBefore } from './record.ts';
import { isChanged } from './changed.ts';
import { hasReached, isOwnNetwork, judgeError } from './judge-error.ts';
import { findChallenge, findLogin, findNotFound, findParking } from './judge-page.ts';
import { isAnswer, judgeStatus } from './judge-status.ts';
import { knownPages } from './known-pages.ts';
import type { Outcome } from './outcomes.ts';
import { findMissingFragments } from './missing-fragments.ts';
import { findDomain, isHostAmong, isSameDomain, leadsToFront, plainAddress } from './places.ts';
import { cleanDetail, reasons, type Reason } from './reasons.ts';
import { findLastChain, findPermanentEnd } from './redirects.ts';
import { findVisitorPart } from './visitor-address.ts';

export { outcomes, type Outcome } from './outcomes.ts';

/** A longer address is followed, and never written down: twenty of them may stand in one line of the state. */
const LONGEST_TOLD = 2000;

/**
 * Judges one address by what a check saw: by the requests of its last pass, by the page at their end, and
 * by what the page was before. Throws where there was no request at all.
 */
export function judgeEvidence(evidence: Evidence, context: JudgeContext = {}): Verdict {
  const chain = findLastChain(evidence);
  const end = chain.at(-1) ?? chain[0];
  const seen: Seen = {
    start: plainAddress(evidence.url),
    end: plainAddress(end.url),
    chain,
    page: evidence.page,
  };
  const reached = evidence.hops.some(hasReached);
  const ownNetwork = !reached && chain.some(isOwnNetwork) ? (true as const) : undefined;
  return {
    ...judge(end, seen, context),
    ...(seen.end !== seen.start &&
      end.status !== undefined &&
      seen.end.length <= LONGEST_TOLD && { final: seen.end }),
    reached,
    ...(ownNetwork && { ownNetwork }),
  };
}

function judge(end: Hop, seen: Seen, context: JudgeContext): Judged {
  if (isCookieGate(end, seen)) return judged('cookies');
  if (end.error !== undefined || end.status === undefined)
    return judgeError(end, seen.chain.length > 1);
  // Some keep programs out with 403, 429 or 503, some with 200.
  const challenge =
    end.status === 404 ? undefined : seen.page && findChallenge(seen.start, seen.page);
  if (challenge !== undefined) return judged('challenge', challenge);
  if (!isAnswer(end.status)) return judgeStatus(end.status) ?? judged('status');
  return judgePlace(seen, context) ?? judgeAnswer(seen, context);
}

/** Whether redirects without end lead by a page that asks for cookies: a browser may get past it. */
function isCookieGate({ error = '' }: Hop, { start, chain }: Seen): boolean {
  if (!['REDIRECT_LOOP', 'TOO_MANY_REDIRECTS'].includes(error)) return false;
  const asksForCookies = (url: string) => /cookie/i.test(url.replace(new URL(url).origin, ''));
  return !asksForCookies(start) && chain.some(({ url }) => asksForCookies(url));
}

/** What makes a page that answers doubtful, or hides it; undefined where nothing does. */
function judgePlace({ start, end, page }: Seen, { before }: JudgeContext): Judged | undefined {
  const login = findLogin(start, end, page);
  if (login !== undefined) return judged('login', login);
  const parking = findParking(start, end, page);
  if (parking !== undefined) return judged('parked', parking);
  const notFound = findNotFound(start, end, page);
  if (notFound !== undefined) return judged('not-found-page', notFound);
  const { hostname } = new URL(end);
  const known = before !== undefined && findDomain(before.host) === findDomain(hostname);
  if (!isSameDomain(start, end) && !isForwarder(start) && !known)
    return judged('other-domain', hostname);
  if (end !== start && leadsToFront(start, end, page) && !isForwarder(start))
    return judged('front-page', end);
  if (page && before && isChanged(page, before)) return judged('changed', page.title);
  return undefined;
}

function judgeAnswer({ start, end, chain, page }: Seen, { fragments = [] }: JudgeContext): Judged {
  const missing = findMissingFragments(fragments, page);
  const more = missing.length > 0 ? { missing } : {};
  if (end === start) return { ...judged('answers'), ...more };
  if (isForwarder(start)) return { ...judged('leads-on', new URL(end).hostname), ...more };
  const permanentEnd = findPermanentEnd(chain);
  if (permanentEnd === undefined) return { ...judged('moved-for-now'), ...more };
  const fixTo = plainAddress(permanentEnd);
  const fix = mayBeWritten(start, fixTo, page) ? { fixTo } : {};
  return { ...judged('moved-for-good'), ...fix, ...more };
}

/**
 * Whether the content may say the new address: never a front page, another domain, a login, less secure, or made for
 * one visitor.
 */
export function mayBeWritten(start: string, fixTo: string, page?: SeenPage): boolean {
  if (!isWeb(start) || !isWeb(fixTo)) return false;
  if (fixTo === start || !isSameDomain(start, fixTo)) return false;
  if (fixTo.length > LONGEST_TOLD) return false;
  if (start.startsWith('https:') && !fixTo.startsWith('https:')) return false;
  if (leadsToFront(start, fixTo, page) || findVisitorPart(start, fixTo, page)) return false;
  return findLogin(start, fixTo) === undefined && findNotFound(start, fixTo) === undefined;
}

function isWeb(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** Shorteners and resolvers lead to other domains, and even there to front pages, by design. */
function isForwarder(address: string): boolean {
  return isHostAmong(new URL(address).hostname, knownPages().forwarders.hosts);
}

function judged(reason: Reason, detail = ''): Judged {
  const cleaned = cleanDetail(detail);
  return { outcome: reasons[reason].outcome, reason, ...(cleaned !== '' && { detail: cleaned }) };
}

interface Seen {
  /** The address that was asked, and the one that answered. */
  start: string;
  end: string;
  chain: Hop[];
  page: SeenPage | undefined;
}

type Judged = Omit<Verdict, 'reached' | 'final'>;

/** What one check found. */
export interface Verdict {
  outcome: Outcome;
  /** One of `reasons`. */
  reason: string;
  /** What belongs to the reason: a status, a host, a title. Untrusted text. */
  detail?: string;
  /** Address that answered in the end, where it is another one. */
  final?: string;
  /** Where the permanent part of the redirects ends: what the content may say instead. */
  fixTo?: string;
  /** Fragments that the content names and the page does not have. */
  missing?: string[];
  /** Whether something at the other end replied; where nothing did for most hosts, we are offline. */
  reached: boolean;
  /** True where nothing left our own side of the network, so that even one such failure says nothing. */
  ownNetwork?: true;
}

/** What there is to know of an address besides the evidence. */
export interface JudgeContext {
  /** Fragments that the content names at this address, without `#`. */
  fragments?: string[];
  /** The page as it was when it was last seen working. */
  before?: SeenBefore | undefined;
}

export type JudgeEvidence = typeof judgeEvidence;
