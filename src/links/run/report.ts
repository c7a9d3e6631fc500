import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { formatCount } from '../../text/count.ts';
import { healthStates, type HealthState } from '../../link-health/health.ts';
import { adviseOn, formatReason } from '../../link-health/reasons.ts';
import { findVisitorPart } from '../../link-health/visitor-address.ts';
import { formatArchive } from './add-archive.ts';
import { isInNeed, type Finding } from './finding.ts';

export interface RunFacts {
  findings: Finding[];
  asked: number;
  /** Where a file names an address, as `file:line`. */
  placesOf: (finding: Finding) => string[];
}

const IN_ORDER: HealthState[] = ['broken', 'gone', 'suspect', 'refused', 'flaky', 'skipped'];
/** What no line of its own is needed for. */
const MOVED = 'moved-permanently';

/** Said when most hosts could not be reached. */
export const OFFLINE =
  'Most hosts could not be reached, so this computer is probably offline. No results were saved.';
/** Said besides where a proxy was used. */
export const OFFLINE_PROXY =
  'Names are looked up here before the proxy is used. If only the proxy can resolve names, and it protects private addresses, add --proxy-resolves.';

/** The report for people: counts by state, then every link that somebody should look at. */
export function formatReport(facts: RunFacts): string {
  const { findings } = facts;
  const byState = Map.groupBy(findings, ({ health }) => health.state);
  return [
    formatSummary(facts),
    ...formatCounts(byState),
    ...IN_ORDER.flatMap((state) => {
      const group = (byState.get(state) ?? []).filter(({ exception }) => !exception);
      return section(`${state}: ${healthStates[state]}`, group, (finding) =>
        explain(finding, facts),
      );
    }),
    ...section(`${MOVED}: ${healthStates[MOVED]}`, byState.get(MOVED) ?? [], (finding) =>
      explainMove(finding, facts),
    ),
    ...section(
      'missing fragments: the page exists, but not the part',
      findings.filter(({ health }) => (health.missing ?? []).length > 0),
      (finding) => explainFragments(finding, facts),
    ),
    ...formatNotChecked(findings),
    ...formatExcepted(findings),
  ].join('\n');
}

/** 0 nothing needs care, 1 a link is broken, gone, suspect or must not be asked. */
export function exitCodeOf(findings: Finding[]): 0 | 1 {
  return findings.some(isInNeed) ? 1 : 0;
}

function formatSummary({ findings, asked }: RunFacts): string {
  const idle = findings.filter(({ found, deferred, exception, address }) => {
    return address.isWeb && !found && deferred === undefined && !exception;
  });
  const parts = [`${formatCount(asked, 'link')} checked`];
  if (idle.length > 0) parts.push(`${idle.length.toLocaleString('en')} not due yet`);
  return `${parts.join(', ')}. ${findings.length.toLocaleString('en')} in all:`;
}

function formatCounts(byState: Map<HealthState, Finding[]>): string[] {
  return (Object.entries(healthStates) as [HealthState, string][]).flatMap(([state, means]) => {
    const count = byState.get(state)?.length ?? 0;
    return count > 0 ? [`${String(count).padStart(6)}  ${state.padEnd(17)}  ${means}`] : [];
  });
}

type Row = [name: string, value: string];

function section(
  title: string,
  findings: Finding[],
  rowsOf: (finding: Finding) => Row[],
): string[] {
  if (findings.length === 0) return [];
  const blocks = findings.flatMap((finding) => [
    showHiddenCharacters(`  ${finding.address.url}`),
    ...rowsOf(finding).map(([name, value]) =>
      showHiddenCharacters(`    ${name.padEnd(10)}  ${value}`),
    ),
  ]);
  return ['', title, ...blocks];
}

/** By reason and host: a host that is down may hold thousands of links. */
function formatNotChecked(findings: Finding[]): string[] {
  const groups = Map.groupBy(
    findings.filter(({ deferred }) => deferred !== undefined),
    ({ deferred, deferredUntil, address }) =>
      `${deferred ?? ''}${deferredUntil === undefined ? '' : ` until ${deferredUntil}`}: ${new URL(address.url).hostname}`,
  );
  if (groups.size === 0) return [];
  const lines = [...groups].map(([group, of]) => `  ${group} (${formatCount(of.length, 'link')})`);
  return ['', 'due, but not checked in this run', ...lines];
}

function formatExcepted(findings: Finding[]): string[] {
  const groups = Map.groupBy(findings, ({ exception }) => exception);
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

function explain(finding: Finding, facts: RunFacts): Row[] {
  const { health, record } = finding;
  if (health.state === 'skipped' || finding.address.fault !== undefined)
    return [
      ...namedIn(finding, facts),
      ['reason', formatReason(health.reason ?? '', health.detail)],
      ...(health.state === 'skipped' ? [] : [['what to do', adviseOn(health.reason ?? '')] as Row]),
    ];
  const { archive } = record ?? {};
  const copy =
    archive?.url && archive.captured
      ? [formatArchive({ url: archive.url, captured: archive.captured })]
      : [];
  const late = copy.length > 0 && health.since && (archive?.captured ?? '') > health.since;
  return [
    ...namedIn(finding, facts),
    ['reason', formatReason(health.reason ?? '', health.detail)],
    ['since', formatSince(finding)],
    ['what to do', adviseOn(health.reason ?? '')],
    ...copy.map((yaml): Row => ['copy', yaml]),
    ...(late
      ? [['', 'The copy was captured after that day. Check it before you use it.'] as Row]
      : []),
  ];
}

function explainMove(finding: Finding, facts: RunFacts): Row[] {
  const { fixTo, final } = finding.health;
  return [
    ...namedIn(finding, facts),
    ['leads to', final ?? fixTo ?? ''],
    ['what to do', adviseOnMove(finding)],
  ];
}

function adviseOnMove({ address, health: { fixTo, final }, record }: Finding): string {
  if (fixTo) return `Use ${fixTo} instead, or run with --fix --write.`;
  if (record?.checks.at(-1)?.fixTo)
    return 'Nothing yet. The new URL is suggested if the next check finds it again.';
  const part = final === undefined ? undefined : findVisitorPart(address.url, final);
  return part === undefined
    ? 'Open it and decide for yourself: a program must not use the new URL.'
    : `Open it and decide for yourself: a program must not use the new URL (${part}).`;
}

function explainFragments(finding: Finding, facts: RunFacts): Row[] {
  const missing = (finding.health.missing ?? []).map((fragment) => `#${fragment}`).join(', ');
  return [...namedIn(finding, facts), ['missing', missing]];
}

function namedIn(finding: Finding, { placesOf }: RunFacts): Row[] {
  return placesOf(finding).map((place, i): Row => [i === 0 ? 'named in' : '', place]);
}

function formatSince({ health }: Finding): string {
  const day = (time: string) => time.slice(0, 10);
  const begun = health.since ? [`${day(health.since)}`] : [];
  const failures = health.failures > 0 ? [formatCount(health.failures, 'failure')] : [];
  const ok = health.ok ? `last seen working ${day(health.ok)}` : 'never seen working';
  return [...begun, ...failures, ok].join(', ');
}
