import {
  DAY,
  toSecond,
  type LinkRecord,
  type LinkState,
  parseCopy,
  rootOf,
  type Copy,
} from '../../link-health/record.ts';
import {
  requestLinks,
  type RequestResults,
  type RequestOptions,
} from '../request/request-links.ts';
import type { Evidence, Hop } from '../../link-health/evidence.ts';
import { classifyEvidence } from '../../link-health/classify-link.ts';
import { isPublicHost } from '../../urls/domain.ts';
import type { LinkResult } from './check-links.ts';

/** How many links one run looks up in the archive; the rest waits for the next one. */
const MOST_LOOKED_UP = 60;
/** How many copies one run requests from the archive. */
const MOST_SAVED = 3;
/** An archive without a copy is checked again after this time. */
const RETRY_AFTER = 90 * DAY;
/** Taking a copy means that the archive fetches the page first. */
const SAVE_TIMEOUT = 60_000;

interface ArchiveOptions {
  /** URL of the archive, which must behave like the Wayback Machine. */
  archive: string;
  /** Milliseconds between two requests to it. */
  gap: number;
  /** Also requests copies of working links. */
  save: boolean;
  now: Date;
  request: RequestOptions;
}

/**
 * Looks for copies of suspect, broken or gone links that have none, by the redirect of the archive to the copy
 * nearest to when the link last worked. A copy counts only if the archive sends it. Returns the records with what was
 * found; an archive that did not respond is tried another time.
 */
export async function findCopies(
  results: LinkResult[],
  hasCopy: ReadonlySet<string>,
  options: ArchiveOptions,
): Promise<LinkState> {
  const { archive, now, save } = options;
  const without = results.filter(
    ({ address: { url, isWeb }, exception }) =>
      isWeb && !exception && !hasCopy.has(url) && mayBeSent(archive, url),
  );
  const lookedUp = without
    .filter((result) => needsCopy(result, now))
    .slice(0, MOST_LOOKED_UP)
    .map(({ record }) => record as LinkRecord);
  const saved = without
    .filter(({ health, record }) => save && health.state === 'ok' && !record?.archive?.url)
    .slice(0, MOST_SAVED)
    .map(({ record }) => record as LinkRecord);
  const found = [
    ...(await requestArchive(lookedUp, options, ({ url, ok, since }) =>
      lookUpAddress(archive, url, ok ?? since ?? now.toISOString()),
    )),
    ...(await requestArchive(
      saved,
      { ...options, request: { ...options.request, timeout: SAVE_TIMEOUT } },
      ({ url }) => saveAddress(archive, url),
    )),
  ];
  return new Map(found.map((record) => [record.url, record]));
}

/** Intranet names are kept from a public archive, and its own copies need no copy. */
function mayBeSent(archive: string, url: string): boolean {
  return !isInArchive(archive, url) && (isPublicHost(url) || !isPublicHost(archive));
}

function needsCopy({ health, record }: LinkResult, now: Date): boolean {
  if (!record || !['suspect', 'broken', 'gone'].includes(health.state)) return false;
  const { archive } = record;
  return !archive || (!archive.url && now.getTime() - Date.parse(archive.asked) > RETRY_AFTER);
}

async function requestArchive(
  records: LinkRecord[],
  { archive, gap, now, request }: ArchiveOptions,
  addressFor: (record: LinkRecord) => string,
): Promise<LinkRecord[]> {
  if (records.length === 0) return [];
  const targets = new Map(records.map((record) => [new URL(addressFor(record)).href, record]));
  const polite = { ...request, perHost: 1, gap };
  request.onProgress?.({ done: 0, total: targets.size, waiting: 0 });
  const { evidence }: RequestResults = await requestLinks(
    [...targets.keys()].map((url) => ({ url })),
    polite,
  );
  return [...targets].flatMap(([url, record]) => {
    const seen = evidence.get(url);
    const copy = seen && parseResponse(archive, record.url, seen);
    return copy ? [{ ...record, archive: { asked: toSecond(now.getTime()), ...copy } }] : [];
  });
}

/** The copy, or that there is none; `undefined` if the archive did not respond. */
function parseResponse(
  archive: string,
  url: string,
  evidence: Evidence,
): { url?: string; captured?: string } | undefined {
  const { outcome } = classifyEvidence(evidence);
  const lastPass = evidence.hops.at(-1)?.pass;
  const copy = findCopy(
    archive,
    url,
    evidence.hops.filter(({ pass }) => pass === lastPass),
  );
  if (copy) return /^(?:ok|moved-)/.test(outcome) ? copy : undefined;
  return evidence.hops.at(-1)?.status === 404 ? {} : undefined;
}

/** The URL in the archive for the copy nearest to when a link last worked. */
export function lookUpAddress(archive: string, url: string, near: string): string {
  return `${rootOf(archive)}/web/${near.replaceAll(/\D/g, '').slice(0, 14).padEnd(14, '0')}/${url}`;
}

/** The URL at which the archive saves a copy now. */
export function saveAddress(archive: string, url: string): string {
  return `${rootOf(archive)}/save/${url}`;
}

/** Whether an address is in the archive itself. */
function isInArchive(archive: string, url: string): boolean {
  return url.startsWith(`${rootOf(archive)}/web/`);
}

/**
 * The copy in the response of an archive: in its first redirect, or at the URL itself. `undefined` if it leads
 * elsewhere, or to a copy of another URL.
 */
export function findCopy(archive: string, url: string, hops: Hop[]): Copy | undefined {
  for (const hop of hops) {
    const base = new URL(hop.url);
    const leads = hop.location === undefined || !URL.canParse(hop.location, base.href);
    const at = leads ? (hop.status === 200 ? hop.url : undefined) : hop.location;
    const address = at === undefined ? undefined : new URL(at, base).href;
    if (address === undefined || !isInArchive(archive, address)) continue;
    return parseCopy(archive, address, url);
  }
  return undefined;
}
