import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeChanges } from '../../content/content-change.ts';
import { finishChange } from '../../files/write-files.ts';
import { type LinkState, believeCopies, runAt } from '../../link-health/record.ts';
import { readState } from '../../link-health/state-file.ts';
import {
  findChangedAddresses,
  findPlaces,
  loadCatalogLinks,
  loadList,
  type Listed,
} from './listed-addresses.ts';
import { createChanges, formatChanges, planChanges } from './content-changes.ts';
import {
  createLinkResults,
  type LinkResult,
  checkLinks,
  type CheckedLinks,
} from './check-links.ts';
import {
  formatJsonReport,
  formatPlan,
  exitCodeOf,
  formatReport,
  OFFLINE,
  OFFLINE_PROXY,
  type Progress,
} from './report.ts';
import { createStateKeeper, mergeStateFiles, type StateKeeper } from './saved-state.ts';
import { placeFiles } from '../../source/content-place.ts';
import { stateOf, type LinkOptions } from './read-options.ts';
import { createFolder } from '../../files/write-file.ts';
import { folderOf, isList, refuseList } from '../../source/list-file.ts';
import { findUnknownIds, isOn, selectAddresses, type Choice } from './select-addresses.ts';
import { markListed } from '../../link-health/update-state.ts';
import { findCopies } from './find-copies.ts';
import { addressOfLink } from '../../urls/link-address.ts';

const NO_FIX =
  'which Cairn never writes. Run it without --fix: the report names the new addresses, with the lines to change.';
const NOTHING_KNOWN: LinkState = new Map();

/** Where a run prints, and what aborts it. */
interface RunIo {
  out: (line: string) => void;
  progress: Progress;
  signal: AbortSignal;
}

/**
 * Runs the link check with these options and returns the exit code.
 *
 * @throws {Error} if the options make no sense
 */
export function runLinks(options: LinkOptions, io: RunIo): Promise<number> {
  return runAt(options.now, () => runOnce(options, io));
}

async function runOnce(options: LinkOptions, io: RunIo): Promise<number> {
  if (options.merge) {
    io.out(await mergeStateFiles(options.state ?? '', options.merge, options));
    return 0;
  }
  if (options.fix) refuseList(options.content, NO_FIX);
  await finishChange(folderOf(options.content));
  const keeper = createStateKeeper(options.state);
  const state =
    options.state === undefined
      ? NOTHING_KNOWN
      : believeCopies(await readState(options.state), options.archive);
  const listed = await loadListed(options);
  const isBeside = options.state === stateOf(options.content) && isList(options.content);
  if (options.state !== undefined && !isBeside && !existsSync(dirname(options.state)))
    throw new Error(`there is no folder for the state file "${options.state}". Create it first.`);
  const choice = await createChoice(listed, options);
  if (options.dryRun) return showPlan(listed, state, choice, options, io);
  // What machines know of a list has a folder of its own beside it, which may be new.
  if (isBeside) await createFolder(folderOf(options.content));

  if (options.proxies.note !== undefined) io.progress.print(options.proxies.note);
  const run = await checkListed(listed, state, choice, options, { ...io, keeper });
  const { results, checked, offline } = run;
  io.progress.end();
  if (options.json) for (const line of formatJsonReport(results)) io.out(line);
  if (offline) {
    io.progress.print(OFFLINE);
    const { resolves, proxyFor } = options.proxies;
    const hasProxy = listed.addresses.some(({ url, isWeb }) => isWeb && proxyFor(new URL(url)));
    if (hasProxy && !resolves) io.progress.print(OFFLINE_PROXY);
    return 3;
  }
  await keeper.write(run.state);
  if (!options.json) {
    const placesOf = ({ address }: LinkResult) => findPlaces(address, options.content);
    io.out(formatReport({ results, checked, placesOf, canFix: !isList(options.content) }));
  }
  if (io.signal.aborted) return 130;
  if (options.fix) await changeContent(results, listed, options, io);
  return exitCodeOf(results);
}

async function loadListed({ urls, content }: LinkOptions): Promise<Listed> {
  const listed = urls === undefined ? await loadCatalogLinks(content) : loadList(urls);
  if (!listed.addresses.some(({ isWeb, malformed }) => isWeb || malformed !== undefined))
    throw new Error('there are no links to check.');
  return listed;
}

async function createChoice(
  { addresses }: Listed,
  { all, ids, changed, host, shard, content }: LinkOptions,
): Promise<Choice> {
  const [unknown] = findUnknownIds(addresses, ids ?? []);
  if (unknown !== undefined) throw new Error(`no content file with links has the id "${unknown}".`);
  if (host !== undefined && !addresses.some(({ url, isWeb }) => isWeb && isOn(host, url)))
    throw new Error(`no link leads to the host "${host}".`);
  return {
    all,
    ...(ids && { ids }),
    ...(changed !== undefined && {
      changed: await findChangedAddresses(addresses, changed, content),
    }),
    ...(host !== undefined && { host }),
    ...(shard && { shard }),
  };
}

async function showPlan(
  listed: Listed,
  state: LinkState,
  choice: Choice,
  options: LinkOptions,
  io: RunIo,
): Promise<number> {
  const { addresses, exceptions } = listed;
  const selection = selectAddresses(addresses, state, { choice, exceptions, now: options.now });
  io.out(formatPlan(selection, state));
  const results = createLinkResults(selection, state, new Map(), new Map());
  if (options.fix) await changeContent(results, listed, { ...options, write: false }, io);
  return 0;
}

/** Prints the changes that the results suggest for the content, and writes them with `--write`. */
async function changeContent(
  results: LinkResult[],
  { resources }: Listed,
  { content, write, json }: LinkOptions,
  { out, progress }: RunIo,
): Promise<void> {
  const changes = await planChanges(content, createChanges(results, resources));
  // Standard output is for the JSON objects.
  const print = json ? progress.print : out;
  const files = placeFiles(changes.files, content);
  print(`\n${formatChanges({ files, left: placeFiles(changes.left, content) })}`);
  if (!write || changes.files.length === 0) {
    print(
      changes.files.length === 0
        ? 'Nothing to write.'
        : 'Nothing was written. To write the change, add --write.',
    );
    return;
  }
  await writeChanges(content, changes.files);
  print(`Written: ${files.map(({ file }) => file).join(', ')}.`);
}

/**
 * Checks the chosen links, looks for copies of those that fail, and marks links that the content no longer contains.
 * Writes the state only during the run; the caller writes what it returns.
 */
async function checkListed(
  listed: Listed,
  state: LinkState,
  choice: Choice,
  options: LinkOptions,
  { keeper, progress, signal }: { keeper: StateKeeper; progress: Progress; signal: AbortSignal },
): Promise<CheckedLinks> {
  const { now, limit } = options;
  const { addresses, exceptions, userAgent } = listed;
  const request = {
    onProgress: progress.show,
    allowPrivate: options.allowPrivate,
    userAgent,
    proxies: options.proxies,
    signal: limit === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(limit)]),
    ...(options.timeout !== undefined && { timeout: options.timeout }),
    ...(options.gap !== undefined && { gap: options.gap }),
    ...(options.perHost !== undefined && { perHost: options.perHost }),
  };
  const checked = await checkLinks(addresses, state, {
    choice,
    exceptions,
    now,
    request,
    onUpdate: keeper.keep,
  });
  await keeper.end();
  if (checked.offline) {
    await keeper.undo(state);
    return checked;
  }
  // The search for copies takes minutes: if somebody ends the run meanwhile, the checks are saved.
  await keeper.write(checked.state);

  const { archive, archiveGap: gap, save } = options;
  const copies =
    archive === undefined
      ? new Map<string, never>()
      : await findCopies(checked.results, findArchived(listed), {
          archive,
          gap,
          save,
          now,
          request,
        });
  const known: LinkState = new Map([...checked.state, ...copies]);
  const urls = addresses.map(({ url }) => url);
  return {
    ...checked,
    // A list of other URLs says nothing about the links of the content.
    state: options.urls === undefined ? markListed(known, urls, now.toISOString()) : known,
    results: checked.results.map((result) => {
      const record = copies.get(result.address.url);
      return record ? { ...result, record } : result;
    }),
  };
}

/** The addresses for which the content has a copy. */
function findArchived({ resources }: Listed): Set<string> {
  return new Set(
    resources.flatMap(({ url, archive }) => (url && archive ? (addressOfLink(url) ?? []) : [])),
  );
}
