import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeChanges } from '../../content/content-change.ts';
import { finishChange } from '../../files/write-files.ts';
import type { LinkState } from '../../link-health/record.ts';
import { believeCopies } from '../../link-health/archived-copy.ts';
import { runAt } from '../../link-health/run-clock.ts';
import { readState } from '../../link-health/state-file.ts';
import { findChangedAddresses } from './changed-addresses.ts';
import { checkListed } from './check-listed.ts';
import { createChanges } from './create-changes.ts';
import { findPlaces } from './find-places.ts';
import { createFindings, type Finding } from './finding.ts';
import { formatJsonReport } from './json-report.ts';
import { createStateKeeper } from './keep-state.ts';
import { loadCatalogLinks, loadList, type Listed } from './load-listed.ts';
import { mergeStateFiles } from './merge-states.ts';
import { formatPlan } from './plan-report.ts';
import type { LinkOptions } from './read-options.ts';
import { exitCodeOf, formatReport, OFFLINE, OFFLINE_PROXY } from './report.ts';
import type { Progress } from './run-progress.ts';
import { findUnknownIds, isOn, selectAddresses, type Choice } from './select-addresses.ts';
import { formatChanges, planChanges } from './plan-changes.ts';

const NOTHING_KNOWN: LinkState = new Map();

/** Where a run prints, and what ends it early. */
export interface Surroundings {
  out: (line: string) => void;
  progress: Progress;
  signal: AbortSignal;
}

/** Does what the options ask for and returns the exit code. Throws when they cannot be meant. */
export function runLinks(options: LinkOptions, around: Surroundings): Promise<number> {
  return runAt(options.now, () => run(options, around));
}

async function run(options: LinkOptions, around: Surroundings): Promise<number> {
  if (options.merge) {
    around.out(await mergeStateFiles(options.state ?? '', options.merge, options));
    return 0;
  }
  await finishChange(options.content);
  const keeper = createStateKeeper(options.state);
  const state =
    options.state === undefined
      ? NOTHING_KNOWN
      : believeCopies(await readState(options.state), options.archive);
  const listed = await loadListed(options);
  if (options.state !== undefined && !existsSync(dirname(options.state)))
    throw new Error(`there is no folder for the state file "${options.state}". Create it first.`);
  const choice = await createChoice(listed, options);
  if (options.dryRun) return showPlan(listed, state, choice, options, around);

  if (options.proxies.note !== undefined) around.progress.tell(options.proxies.note);
  const checked = await checkListed(listed, state, choice, options, { ...around, keeper });
  const { findings, asked, offline } = checked;
  around.progress.end();
  if (options.json) for (const line of formatJsonReport(findings)) around.out(line);
  if (offline) {
    around.progress.tell(OFFLINE);
    const { resolves, proxyFor } = options.proxies;
    const hasProxy = listed.addresses.some(({ url, isWeb }) => isWeb && proxyFor(new URL(url)));
    if (hasProxy && !resolves) around.progress.tell(OFFLINE_PROXY);
    return 3;
  }
  await keeper.write(checked.state);
  if (!options.json) {
    const placesOf = ({ address }: Finding) => findPlaces(address, options.content);
    around.out(formatReport({ findings, asked, placesOf }));
  }
  if (around.signal.aborted) return 130;
  if (options.fix) await changeContent(findings, listed, options, around);
  return exitCodeOf(findings);
}

async function loadListed({ urls, content }: LinkOptions): Promise<Listed> {
  const listed = urls === undefined ? await loadCatalogLinks(content) : loadList(urls);
  if (!listed.addresses.some(({ isWeb, fault }) => isWeb || fault !== undefined))
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
  around: Surroundings,
): Promise<number> {
  const { addresses, exceptions } = listed;
  const selection = selectAddresses(addresses, state, { choice, exceptions, now: options.now });
  around.out(formatPlan(selection, state));
  const findings = createFindings(selection, state, new Map(), new Map());
  if (options.fix) await changeContent(findings, listed, { ...options, write: false }, around);
  return 0;
}

/** Shows what the findings offer to change in the content, and changes it when that is asked for. */
async function changeContent(
  findings: Finding[],
  { resources }: Listed,
  { content, write, json }: LinkOptions,
  { out, progress }: Surroundings,
): Promise<void> {
  const changes = await planChanges(content, createChanges(findings, resources));
  // Standard output belongs to the objects.
  const tell = json ? progress.tell : out;
  tell(`\n${formatChanges(changes)}`);
  if (!write || changes.files.length === 0) {
    tell(
      changes.files.length === 0
        ? 'Nothing to write.'
        : 'Nothing was written. To write the change, add --write.',
    );
    return;
  }
  await writeChanges(content, changes.files);
  tell(`Written: ${changes.files.map(({ file }) => file).join(', ')}.`);
}
