import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { formatCount } from '../../text/count.ts';
import { healthStates, type HealthState, dueAt } from '../../link-health/health.ts';
import { adviseOn, formatReason } from '../../link-health/reasons.ts';
import { findVisitorPart } from '../../link-health/redirect-target.ts';
import { formatArchive } from './content-changes.ts';
import { needsAttention, type LinkResult } from './check-links.ts';
import type { LinkState } from '../../link-health/record.ts';
import type { Selection } from './select-addresses.ts';
import type { RequestProgress } from '../request/request-links.ts';

interface ReportFacts {
  results: LinkResult[];
  checked: number;
  /** Where the files contain a URL, as `file:line`. */
  placesOf: (result: LinkResult) => string[];
  /** Whether `--fix` may change the files. */
  canFix: boolean;
}

const IN_ORDER: HealthState[] = ['broken', 'gone', 'suspect', 'refused', 'flaky', 'skipped'];
const MOVED = 'moved-permanently';

/** Printed if most hosts could not be reached. */
export const OFFLINE =
  'Most hosts could not be reached, so this computer is probably offline. No results were saved.';
/** Printed as well if a proxy was used. */
export const OFFLINE_PROXY =
  'Names are looked up here before the proxy is used. If only the proxy can resolve names, and it protects private addresses, add --proxy-resolves.';

/** The report for people: counts by state, then every link that needs attention. */
export function formatReport(facts: ReportFacts): string {
  const { results } = facts;
  const byState = Map.groupBy(results, ({ health }) => health.state);
  return [
    formatSummary(facts),
    ...formatCounts(byState),
    ...IN_ORDER.flatMap((state) => {
      const group = (byState.get(state) ?? []).filter(({ exception }) => !exception);
      return section(`${state}: ${healthStates[state]}`, group, (result) =>
        describeLink(result, facts),
      );
    }),
    ...section(`${MOVED}: ${healthStates[MOVED]}`, byState.get(MOVED) ?? [], (result) =>
      describeMove(result, facts),
    ),
    ...section(
      'missing fragments: the page exists, but not the part',
      results.filter(({ health }) => (health.missing ?? []).length > 0),
      (result) => describeFragments(result, facts),
    ),
    ...formatNotChecked(results),
    ...formatExcepted(results),
  ].join('\n');
}

/** 0 if nothing needs attention, 1 if a link is broken, gone, suspect or must not be requested. */
export function exitCodeOf(results: LinkResult[]): 0 | 1 {
  return results.some(needsAttention) ? 1 : 0;
}

function formatSummary({ results, checked }: ReportFacts): string {
  const idle = results.filter(({ check, deferred, exception, address }) => {
    return address.isWeb && !check && deferred === undefined && !exception;
  });
  const parts = [`${formatCount(checked, 'link')} checked`];
  if (idle.length > 0) parts.push(`${idle.length.toLocaleString('en')} not due yet`);
  return `${parts.join(', ')}. ${results.length.toLocaleString('en')} in all:`;
}

function formatCounts(byState: Map<HealthState, LinkResult[]>): string[] {
  return (Object.entries(healthStates) as [HealthState, string][]).flatMap(([state, means]) => {
    const count = byState.get(state)?.length ?? 0;
    return count > 0 ? [`${String(count).padStart(6)}  ${state.padEnd(17)}  ${means}`] : [];
  });
}

type Row = [name: string, value: string];

function section(
  title: string,
  results: LinkResult[],
  rowsOf: (result: LinkResult) => Row[],
): string[] {
  if (results.length === 0) return [];
  const blocks = results.flatMap((result) => [
    showHiddenCharacters(`  ${result.address.url}`),
    ...rowsOf(result).map(([name, value]) =>
      showHiddenCharacters(`    ${name.padEnd(10)}  ${value}`),
    ),
  ]);
  return ['', title, ...blocks];
}

/** By reason and host: a host that is down may hold thousands of links. */
function formatNotChecked(results: LinkResult[]): string[] {
  const groups = Map.groupBy(
    results.filter(({ deferred }) => deferred !== undefined),
    ({ deferred, deferredUntil, address }) =>
      `${deferred ?? ''}${deferredUntil === undefined ? '' : ` until ${deferredUntil}`}: ${new URL(address.url).hostname}`,
  );
  if (groups.size === 0) return [];
  const lines = [...groups].map(([group, of]) => `  ${group} (${formatCount(of.length, 'link')})`);
  return ['', 'due, but not checked in this run', ...lines];
}

function formatExcepted(results: LinkResult[]): string[] {
  const groups = Map.groupBy(results, ({ exception }) => exception);
  const lines = [...groups].flatMap(([exception, of]) =>
    exception
      ? [
          `  ${exception.where} (${formatCount(of.length, 'link')})`,
          `    because     ${exception.reason} Until ${exception.until}.`,
        ]
      : [],
  );
  return lines.length === 0 ? [] : ['', 'never checked, because of an exception', ...lines];
}

function describeLink(result: LinkResult, facts: ReportFacts): Row[] {
  const { health, record } = result;
  if (health.state === 'skipped' || result.address.malformed !== undefined)
    return [
      ...namedIn(result, facts),
      ['reason', formatReason(health.reason ?? '', health.detail)],
      ...(health.state === 'skipped' ? [] : [['what to do', adviseOn(health.reason ?? '')] as Row]),
    ];
  const { archive } = record ?? {};
  const copy =
    archive?.url && archive.captured
      ? // As a content file has it; a list has no such place.
        [
          facts.canFix
            ? formatArchive({ url: archive.url, captured: archive.captured })
            : `${archive.url} (${archive.captured})`,
        ]
      : [];
  const late = copy.length > 0 && health.since && (archive?.captured ?? '') > health.since;
  return [
    ...namedIn(result, facts),
    ['reason', formatReason(health.reason ?? '', health.detail)],
    ['since', formatSince(result)],
    ['what to do', adviseOn(health.reason ?? '')],
    ...copy.map((yaml): Row => ['copy', yaml]),
    ...(late
      ? [['', 'The copy was captured after that day. Check it before you use it.'] as Row]
      : []),
  ];
}

function describeMove(result: LinkResult, facts: ReportFacts): Row[] {
  const { fixTo, final } = result.health;
  return [
    ...namedIn(result, facts),
    ['leads to', final ?? fixTo ?? ''],
    ['what to do', adviseOnMove(result, facts)],
  ];
}

function adviseOnMove(
  { address, health: { fixTo, final }, record }: LinkResult,
  { canFix }: ReportFacts,
): string {
  if (fixTo) return `Use ${fixTo} instead${canFix ? ', or run with --fix --write' : ''}.`;
  if (record?.checks.at(-1)?.fixTo)
    return 'Nothing yet. The new URL is suggested if the next check finds it again.';
  const part = final === undefined ? undefined : findVisitorPart(address.url, final);
  return part === undefined
    ? 'Open it and decide for yourself: a program must not use the new URL.'
    : `Open it and decide for yourself: a program must not use the new URL (${part}).`;
}

function describeFragments(result: LinkResult, facts: ReportFacts): Row[] {
  const missing = (result.health.missing ?? []).map((fragment) => `#${fragment}`).join(', ');
  return [...namedIn(result, facts), ['missing', missing]];
}

function namedIn(result: LinkResult, { placesOf }: ReportFacts): Row[] {
  return placesOf(result).map((place, i): Row => [i === 0 ? 'named in' : '', place]);
}

function formatSince({ health }: LinkResult): string {
  const day = (time: string) => time.slice(0, 10);
  const begun = health.since ? [`${day(health.since)}`] : [];
  const failures = health.failures > 0 ? [formatCount(health.failures, 'failure')] : [];
  const ok = health.ok ? `last seen working ${day(health.ok)}` : 'never seen working';
  return [...begun, ...failures, ok].join(', ');
}

/** What a run would do: every link that it would check, and why; then those it would not. */
export function formatPlan({ chosen, toCheck, excepted }: Selection, state: LinkState): string {
  const lines = toCheck.map(({ url }) => {
    const record = state.get(url);
    return `  ${url}  ${record ? `due ${dueAt(record).slice(0, 10)}` : 'never checked'}`;
  });
  const kept = chosen.flatMap(({ url }) => {
    const exception = excepted.get(url);
    return exception ? [`  ${url}  skipped: ${exception.reason}`] : [];
  });
  const rest = chosen.length - toCheck.length - kept.length;
  return [
    `Would check ${formatCount(toCheck.length, 'link')}${rest > 0 ? `; ${rest} not due or not http` : ''}.`,
    ...lines,
    ...kept,
  ].join('\n');
}

/** Characters that JSON does not escape, and a terminal may act on or hide: controls, directions, separators, tags. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * One line with an object for each link of the run. What is unknown is null. `evidence` holds every request of this
 * run, and is empty if the link was not requested.
 */
export function formatJsonReport(results: LinkResult[]): string[] {
  return results.map((result) => JSON.stringify(describe(result)).replaceAll(UNSEEN, escape));
}

/** A character as JSON may write it: in units of 16 bits. */
function escape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Why a link is in its state: for `ok` what was seen; if it was not requested, why not. */
function reasonOf({ health, check, deferred, exception }: LinkResult): string {
  if (health.reason !== undefined) return health.reason;
  if (exception) return exception.rule;
  // An offline run saves nothing, so this is all that is known.
  return deferred?.replaceAll(' ', '-') ?? check?.verdict.reason ?? 'not-asked-yet';
}

function describe(result: LinkResult) {
  const { address, health, record, check, deferred, deferredUntil, exception } = result;
  return {
    url: address.url,
    files: address.files,
    state: health.state,
    reason: reasonOf(result),
    detail: health.detail ?? null,
    outcome: check?.verdict.outcome ?? null,
    checked: health.checked ?? null,
    ok: health.ok ?? null,
    since: health.since ?? null,
    failures: health.failures,
    final: health.final ?? null,
    fixTo: health.fixTo ?? null,
    missing: health.missing ?? [],
    archive: record?.archive?.url
      ? { url: record.archive.url, captured: record.archive.captured }
      : null,
    asked: check !== undefined,
    deferred: deferred ?? null,
    deferredUntil: deferredUntil ?? null,
    exception: exception ? { reason: exception.reason, until: exception.until } : null,
    evidence: check?.evidence.hops ?? [],
  };
}

/** Redraws of the line on a terminal, at most one in this time. */
const REDRAW = 100;

/**
 * Shows the progress of a run: done, left, rate and waiting hosts. One line that is redrawn on a terminal; in a pipe
 * a plain line for each tenth of the links.
 */
export function createRunProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  clock = () => Date.now(),
): Progress {
  let start = clock();
  let drawn = 0;
  let tenths = -1;
  return {
    show({ done, total, waiting }) {
      const now = clock();
      if (done === 0) {
        start = now;
        tenths = -1;
        drawn = now - REDRAW;
      }
      const rate = done / Math.max((now - start) / 1000, 0.001);
      const hosts = `${waiting} ${waiting === 1 ? 'host waits' : 'hosts wait'}`;
      const line = `${done} done, ${total - done} left, ${rate.toFixed(1)} a second, ${hosts}`;
      if (stream.isTTY) {
        if (now - drawn < REDRAW && done < total) return;
        drawn = now;
        stream.write(`\r\x1b[2K${line}`);
        return;
      }
      const tenth = Math.floor((done / total) * 10);
      if (tenth > tenths) stream.write(`${line}\n`);
      tenths = Math.max(tenths, tenth);
    },
    print(line) {
      stream.write(stream.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[2K');
    },
  };
}

export interface Progress {
  show: (progress: RequestProgress) => void;
  /** Writes a line of its own. */
  print: (line: string) => void;
  end: () => void;
}
