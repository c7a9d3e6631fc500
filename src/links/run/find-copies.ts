import { requestLinks, type RequestResults, type RequestOptions } from '../engine/ask.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import { classifyEvidence } from '../../link-health/verdict.ts';
import type { LinkRecord, LinkState } from '../../link-health/record.ts';
import { isPublicHost } from './shard-of.ts';
import { findCopy, isInArchive, lookUpAddress, saveAddress } from './archive-address.ts';
import type { LinkResult } from './finding.ts';

/** Addresses that one run looks for in the archive; the rest waits for the next one. */
const MOST_LOOKED_UP = 60;
/** Copies that one run asks the archive to take. */
const MOST_SAVED = 3;
/** An archive that had no copy is asked again after this time. */
const RETRY_AFTER = 90 * 86_400_000;
/** Taking a copy means that the archive fetches the page first. */
const SAVE_TIMEOUT = 60_000;

export interface ArchiveOptions {
  /** Address of the archive, which answers as the Wayback Machine does. */
  archive: string;
  /** Milliseconds between two requests to it. */
  gap: number;
  /** Also asks it to take copies of what works. */
  save: boolean;
  now: Date;
  request: RequestOptions;
}

/**
 * Looks for copies of what is suspect, broken or gone and has none, by the archive's own redirect to
 * the copy nearest to when the link was last seen working. A copy counts when it answers.
 * Returns the records with what was found; an archive that gave no answer is asked another time.
 */
export async function findCopies(
  findings: LinkResult[],
  hasCopy: ReadonlySet<string>,
  options: ArchiveOptions,
): Promise<LinkState> {
  const { archive, now, save } = options;
  const without = findings.filter(
    ({ address: { url, isWeb }, exception }) =>
      isWeb && !exception && !hasCopy.has(url) && mayBeSent(archive, url),
  );
  const lookedUp = without
    .filter((finding) => needsCopy(finding, now))
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

/** The names of an intranet are nothing for a public archive, and its own copies need no copy. */
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
    return copy ? [{ ...record, archive: { asked: formatTime(now), ...copy } }] : [];
  });
}

/** The copy, or that there is none; nothing when the archive did not answer. */
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

function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
