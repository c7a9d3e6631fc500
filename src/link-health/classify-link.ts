import {
  type Evidence,
  type Hop,
  type SeenPage,
  findLastChain,
  findPermanentEnd,
} from './evidence.ts';
import type { SeenBefore } from './record.ts';
import {
  isChanged,
  findChallenge,
  findLogin,
  findNotFound,
  findParking,
  findMissingFragments,
} from './classify-page.ts';
import {
  hasReached,
  isOwnNetwork,
  classifyError,
  isSuccessStatus,
  classifyStatus,
} from './classify-response.ts';
import { knownPages } from './known-pages.ts';
import { cleanDetail, reasons, type Reason, formatReason, type Verdict } from './reasons.ts';
import { findDomain, isSameDomain } from '../urls/domain.ts';
import { isHostAmong, leadsToFront, plainAddress, findVisitorPart } from './redirect-target.ts';
import { isWithin } from '../urls/host.ts';

/** A longer URL is followed, but never written down: one line of the state may hold twenty of them. */
const LONGEST_WRITTEN = 2000;

/**
 * Classifies what a check saw of one link: by the requests of its last pass, by the page at their end, and by what
 * the page was before.
 *
 * @throws {Error} if there was no request
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

/** Whether endless redirects pass a page about cookies: a browser may get past it. */
function isCookieGate({ error = '' }: Hop, { start, chain }: Seen): boolean {
  if (!['REDIRECT_LOOP', 'TOO_MANY_REDIRECTS'].includes(error)) return false;
  const isCookiePage = (url: string) => /cookie/i.test(url.replace(new URL(url).origin, ''));
  return !isCookiePage(start) && chain.some(({ url }) => isCookiePage(url));
}

/** Classifies a page that is doubtful, or hidden; `undefined` if it is neither. */
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
 * Whether the content may use the new URL: never a front page, another domain, a login, a less secure URL, or one
 * made for one visitor.
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
  /** The URL that was requested, and that of the final response. */
  start: string;
  end: string;
  chain: Hop[];
  page: SeenPage | undefined;
}

type Classified = Omit<Verdict, 'reached' | 'final'>;

/** What is known of a link besides the evidence. */
export interface ClassifyContext {
  /** Fragments that the content uses at this URL, without `#`. */
  fragments?: string[];
  /** The page as it was when it was last seen working. */
  before?: SeenBefore | undefined;
}

/** A row of the content's exceptions that concerns links. */
export interface LinkException {
  rule: string;
  /** The beginning of an address, or a host with all below it. */
  where: string;
  /** The last day on which it counts, such as 2027-03-12. */
  until: string;
}

/** The first exception of a rule that applies to a URL at a time; `undefined` if none does. */
export function findException<Row extends LinkException>(
  rule: 'link-not-asked' | 'link-as-expected',
  url: string,
  exceptions: Row[],
  at: string,
): Row | undefined {
  return exceptions.find(
    (row) => row.rule === rule && at.slice(0, 10) <= row.until && isWithin(url, row.where),
  );
}

/**
 * The verdict with exceptions applied: what looks wrong is as expected if somebody who looked at the link says so.
 */
export function applyException(
  verdict: Verdict,
  url: string,
  exceptions: LinkException[],
  at: string,
): Verdict {
  if (verdict.outcome !== 'doubtful' && verdict.outcome !== 'blocked') return verdict;
  if (!findException('link-as-expected', url, exceptions, at)) return verdict;
  return {
    ...verdict,
    outcome: 'ok',
    reason: 'as-expected',
    detail: formatReason(verdict.reason, verdict.detail),
  };
}
