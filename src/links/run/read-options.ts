import { folderOf } from '../../source/list-file.ts';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contentFolder, linkHealthFile } from '../../source/content-folder.ts';
import { readProxies, type Proxies } from '../request/connections.ts';
import { parseShard, type Shard } from './select-addresses.ts';

/** No clock is right that shows a time before this program was written. */
const WRITTEN = Date.UTC(2026, 0, 1);

/** The options of the command line. Times are milliseconds. */
export interface LinkOptions {
  content: string;
  /** `undefined` for a list of addresses without saved state. */
  state: string | undefined;
  now: Date;
  urls: string | undefined;
  merge: string[] | undefined;
  all: boolean;
  ids: string[] | undefined;
  changed: string | undefined;
  host: string | undefined;
  shard: Shard | undefined;
  dryRun: boolean;
  json: boolean;
  fix: boolean;
  write: boolean;
  /** `undefined` if no archive is used. */
  archive: string | undefined;
  archiveGap: number;
  save: boolean;
  allowPrivate: string[];
  timeout: number | undefined;
  gap: number | undefined;
  perHost: number | undefined;
  limit: number | undefined;
  proxies: Proxies;
}

/**
 * Parses the arguments of the command.
 *
 * @throws {Error} if they make no sense
 */
export function readOptions(args: string[], clock = new Date()): LinkOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      content: { type: 'string', default: contentFolder() },
      state: { type: 'string' },
      now: { type: 'string' },
      urls: { type: 'string' },
      merge: { type: 'string', multiple: true },
      all: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      changed: { type: 'string' },
      host: { type: 'string' },
      shard: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      fix: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      archive: { type: 'string', default: 'https://web.archive.org' },
      'archive-gap': { type: 'string', default: '5' },
      save: { type: 'boolean', default: false },
      'allow-private': { type: 'string', multiple: true, default: [] },
      timeout: { type: 'string' },
      gap: { type: 'string' },
      'per-host': { type: 'string' },
      limit: { type: 'string' },
      proxy: { type: 'string' },
      'proxy-resolves': { type: 'boolean', default: false },
    },
  });
  const { merge, only, urls, state, content, fix, write, archive } = values;
  const lists = [merge, only].filter((list) => list !== undefined);
  if (positionals.length > 0 && lists.length !== 1)
    throw new Error(`"${positionals[0] ?? ''}" does not belong to an option.`);
  lists[0]?.push(...positionals);
  if (urls !== undefined && (only || fix || values.changed !== undefined))
    throw new Error('--urls does not check the catalog. Remove --only, --changed and --fix.');
  if (merge && urls !== undefined) throw new Error('--merge checks no links. Remove --urls.');
  if (write && !fix) throw new Error('--write requires --fix.');
  if (archive !== 'off' && (!URL.canParse(archive) || !/^https?:/.test(archive)))
    throw new Error(`--archive "${archive}" is not an HTTP URL.`);
  const proxies = readProxies(values.proxy, process.env, values['proxy-resolves']);
  if (values['proxy-resolves'] && !proxies.resolves)
    throw new Error('--proxy-resolves requires a proxy. Add --proxy.');
  return {
    ...values,
    state: state ?? (urls === undefined ? stateOf(content) : undefined),
    archive: archive === 'off' ? undefined : archive,
    now: readTime(values.now, clock),
    urls,
    merge,
    ids: only,
    changed: values.changed,
    host: values.host?.toLowerCase(),
    shard: values.shard === undefined ? undefined : parseShard(values.shard),
    dryRun: values['dry-run'],
    allowPrivate: values['allow-private'],
    archiveGap: (readNumber('archive-gap', values['archive-gap'], 0, 600) ?? 5) * 1000,
    timeout: inMilliseconds(readNumber('timeout', values.timeout, 0.1, 600)),
    gap: inMilliseconds(readNumber('gap', values.gap, 0, 60)),
    perHost: readNumber('per-host', values['per-host'], 1, 16),
    limit: inMilliseconds(readNumber('limit', values.limit, 1, 86_400)),
    proxies,
  };
}

/** The state of the catalog in a folder. */
export function stateOf(content: string): string {
  return join(folderOf(content), linkHealthFile);
}

/**
 * Parses `--now`. A clock that is wrong would make the run forget what it cannot have seen.
 *
 * @throws {RangeError} if it is not a time, or the clock is wrong
 */
function readTime(text: string | undefined, clock: Date): Date {
  if (text === undefined && clock.getTime() < WRITTEN)
    throw new RangeError(
      `the clock of this machine says ${clock.toISOString().slice(0, 10)}, which is in the past. Set the clock, or give the time with --now.`,
    );
  if (text === undefined) return clock;
  const time = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time.getTime()))
    throw new RangeError(`--now "${text}" is not a time. Write one such as 2026-03-01T12:00:00Z.`);
  return time;
}

function readNumber(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const number = text.trim() === '' ? NaN : Number(text);
  if (number >= least && number <= most) return number;
  throw new RangeError(`--${name} "${text}" is not between ${least} and ${most}.`);
}

function inMilliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}
