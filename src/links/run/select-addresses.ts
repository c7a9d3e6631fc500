import { parse } from 'node:path';
import type { ExceptionData } from '../../schema/exceptions.ts';
import { isDue } from '../../link-health/health.ts';
import { findException } from '../../link-health/classify-link.ts';
import { type LinkRecord, type LinkState, DAY } from '../../link-health/record.ts';
import { compareTexts } from '../../text/compare.ts';
import type { ListedAddress } from './listed-addresses.ts';
import { fnv1a } from '../../text/ids.ts';
import { findDomain } from '../../urls/domain.ts';

/** A change is not checked again if the checks of its links are younger. */
const FRESH = 7 * DAY;

/** Which of the listed links a run is about, and whether it checks them all. */
export interface Choice {
  /** Also what is not due. */
  all?: boolean;
  /** Only the links in content files with these ids, due or not. */
  ids?: string[];
  /** Only what was added or changed. */
  changed?: Set<string>;
  host?: string;
  shard?: Shard;
}

export interface Selection {
  /** All links of the run. */
  chosen: ListedAddress[];
  /** Those of them to check, first the one whose last check is oldest. */
  toCheck: ListedAddress[];
  /** Links that an exception keeps from being requested, by address; also those that are not chosen. */
  excepted: Map<string, ExceptionData>;
}

/** Chooses from the listed links; those that are not http are chosen, but never requested. */
export function selectAddresses(
  listed: ListedAddress[],
  state: LinkState,
  { choice, exceptions, now }: { choice: Choice; exceptions: ExceptionData[]; now: Date },
): Selection {
  const at = now.toISOString();
  const chosen = listed.filter((address) => isChosen(address, choice));
  const excepted = new Map(
    listed.flatMap(({ url, isWeb }) => {
      const exception = isWeb ? findException('link-not-asked', url, exceptions, at) : undefined;
      return exception ? [[url, exception] as const] : [];
    }),
  );
  // Somebody has looked, and added an exception since: the next check applies it.
  const isSettled = (url: string) =>
    ['doubtful', 'blocked'].includes(state.get(url)?.checks.at(-1)?.outcome ?? '') &&
    findException('link-as-expected', url, exceptions, at) !== undefined;
  const lastCheck = ({ url }: ListedAddress) => state.get(url)?.checks.at(-1)?.at ?? '';
  const toCheck = chosen
    .filter(
      ({ url, isWeb }) =>
        isWeb &&
        !excepted.has(url) &&
        (isSettled(url) || shouldCheck(state.get(url), choice, now.getTime())),
    )
    // If a host is down or wants a pause, or time runs out, the last ones are not checked.
    .toSorted((a, b) => compareTexts(lastCheck(a), lastCheck(b)));
  return { chosen, toCheck, excepted };
}

/** The ids that no file with an external link has. */
export function findUnknownIds(listed: ListedAddress[], ids: string[]): string[] {
  const known = new Set(listed.flatMap(({ files }) => files.map(idOf)));
  return ids.filter((id) => !known.has(id));
}

/** Whether an address is on a host. */
export function isOn(host: string, url: string): boolean {
  return new URL(url).hostname === host;
}

function isChosen(
  { url, files, isWeb }: ListedAddress,
  { ids, changed, host, shard }: Choice,
): boolean {
  if (ids && !files.some((file) => ids.includes(idOf(file)))) return false;
  if (changed && !changed.has(url)) return false;
  if (host !== undefined && !(isWeb && isOn(host, url))) return false;
  // Links that are never requested belong to the first shard.
  return !shard || (isWeb ? shardOf(url, shard.of) : 1) === shard.index;
}

function shouldCheck(record: LinkRecord | undefined, choice: Choice, now: number): boolean {
  if (choice.all || choice.ids || !record) return true;
  if (isDue(record, now)) return true;
  const checked = record.checks.at(-1)?.at;
  return choice.changed !== undefined && !(checked && now - Date.parse(checked) < FRESH);
}

function idOf(file: string): string {
  return parse(file).name;
}

/** One part of all addresses: the `index`th, from 1, of `of`. */
export interface Shard {
  index: number;
  of: number;
}

/**
 * Which of `of` shards an address belongs to, from 1: all of one registrable domain to the same, so that two machines
 * never request pages of one host.
 */
export function shardOf(url: string, of: number): number {
  return ((fnv1a(findDomain(new URL(url).hostname)) >>> 0) % of) + 1;
}

/**
 * Parses `2/4`.
 *
 * @throws {RangeError} if it is not a shard
 */
export function parseShard(text: string): Shard {
  const [, index = 0, of = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (index < 1 || index > of)
    throw new RangeError(`"${text}" is not a shard. Write one such as 1/4, up to 4/4.`);
  return { index, of };
}
