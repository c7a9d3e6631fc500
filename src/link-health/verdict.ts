import type { Evidence, Hop, SeenPage } from './evidence.ts';
import type { SeenBefore } from './record.ts';
import { isChanged } from './changed.ts';
import { hasReached, isOwnNetwork, classifyError } from './judge-error.ts';
import { findChallenge, findLogin, findNotFound, findParking } from './judge-page.ts';
import { isSuccessStatus, classifyStatus } from './judge-status.ts';
import { knownPages } from './known-pages.ts';
import type { Outcome } from './outcomes.ts';
import { findMissingFragments } from './missing-fragments.ts';
import { findDomain, isHostAmong, isSameDomain, leadsToFront, plainAddress } from './places.ts';
import { cleanDetail, reasons, type Reason } from './reasons.ts';
import { findLastChain, findPermanentEnd } from './redirects.ts';
import { findVisitorPart } from './visitor-address.ts';

export { outcomes, type Outcome } from './outcomes.ts';

/** A longer address is followed, and never written down: twenty of them may stand in one line of the state. */
const LONGEST_WRITTEN = 2000;

/**
 * Judges one address by what a check saw: by the requests of its last pass, by the page at their end, and
 * by what the page was before. Throws where there was no request at all.
 */
export function classifyEvidence(evidence: Evidence, context: ClassifyContext = {}): Verdict {
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
    ...classify(end, seen, context),
    ...(seen.end !== seen.start &&
      end.status !== undefined &&
      seen.end.length <= LONGEST_WRITTEN && { final: seen.end }),
    reached,
    ...(ownNetwork && { ownNetwork }),
  };
}

function classify(end: Hop, seen: Seen, context: ClassifyContext): Classified {
  if (isCookieGate(end, seen)) return classified('cookies');
  if (end.error !== undefined || end.status === undefined)
    return classifyError(end, seen.chain.length > 1);
  // Some keep programs out with 403, 429 or 503, some with 200.
  const challenge =
    end.status === 404 ? undefined : seen.page && findChallenge(seen.start, seen.page);
  if (challenge !== undefined) return classified('challenge', challenge);
  if (!isSuccessStatus(end.status)) return classifyStatus(end.status) ?? classified('status');
  return classifyTarget(seen, context) ?? classifyPage(seen, context);
}

/** Whether redirects without end lead by a page that asks for cookies: a browser may get past it. */
function isCookieGate({ error = '' }: Hop, { start, chain }: Seen): boolean {
  if (!['REDIRECT_LOOP', 'TOO_MANY_REDIRECTS'].includes(error)) return false;
  const isCookiePage = (url: string) => /cookie/i.test(url.replace(new URL(url).origin, ''));
  return !isCookiePage(start) && chain.some(({ url }) => isCookiePage(url));
}

/** What makes a page that answers doubtful, or hides it; undefined where nothing does. */
function classifyTarget(
  { start, end, page }: Seen,
  { before }: ClassifyContext,
): Classified | undefined {
  const login = findLogin(start, end, page);
  if (login !== undefined) return classified('login', login);
  const parking = findParking(start, end, page);
  if (parking !== undefined) return classified('parked', parking);
  const notFound = findNotFound(start, end, page);
  if (notFound !== undefined) return classified('not-found-page', notFound);
  const { hostname } = new URL(end);
  const known = before !== undefined && findDomain(before.host) === findDomain(hostname);
  if (!isSameDomain(start, end) && !isForwarder(start) && !known)
    return classified('other-domain', hostname);
  if (end !== start && leadsToFront(start, end, page) && !isForwarder(start))
    return classified('front-page', end);
  if (page && before && isChanged(page, before)) return classified('changed', page.title);
  return undefined;
}

function classifyPage(
  { start, end, chain, page }: Seen,
  { fragments = [] }: ClassifyContext,
): Classified {
  const missing = findMissingFragments(fragments, page);
  const more = missing.length > 0 ? { missing } : {};
  if (end === start) return { ...classified('answers'), ...more };
  if (isForwarder(start)) return { ...classified('leads-on', new URL(end).hostname), ...more };
  const permanentEnd = findPermanentEnd(chain);
  if (permanentEnd === undefined) return { ...classified('moved-for-now'), ...more };
  const fixTo = plainAddress(permanentEnd);
  const fix = mayBeWritten(start, fixTo, page) ? { fixTo } : {};
  return { ...classified('moved-for-good'), ...fix, ...more };
}

/**
 * Whether the content may say the new address: never a front page, another domain, a login, less secure, or made for
 * one visitor.
 */
export function mayBeWritten(start: string, fixTo: string, page?: SeenPage): boolean {
  if (!isWeb(start) || !isWeb(fixTo)) return false;
  if (fixTo === start || !isSameDomain(start, fixTo)) return false;
  if (fixTo.length > LONGEST_WRITTEN) return false;
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

function classified(reason: Reason, detail = ''): Classified {
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

type Classified = Omit<Verdict, 'reached' | 'final'>;

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
export interface ClassifyContext {
  /** Fragments that the content names at this address, without `#`. */
  fragments?: string[];
  /** The page as it was when it was last seen working. */
  before?: SeenBefore | undefined;
}

export type JudgeEvidence = typeof classifyEvidence;
