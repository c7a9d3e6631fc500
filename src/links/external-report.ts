import type { CheckedLink, ExternalReport } from './external.ts';
import { outcomes, type Outcome } from './verdict.ts';

const OFFLINE = 'Nothing could be reached from here: offline is not broken.';
const NEEDS_CARE: Partial<Record<Outcome, string>> = {
  'not found': 'Look for its new address, or for a copy in an archive.',
  unresolved: 'Look whether the host has moved.',
  failed: 'Open it in a browser, and check again another day.',
  refused: 'Correct the address, or allow its range with --allow-private.',
};

/** Counts by outcome, then a line for each link that needs care: `file  outcome  address  what to do`. */
export function formatExternalReport({ links, asked, offline }: ExternalReport): string {
  if (offline) return OFFLINE;
  const byOutcome = Map.groupBy(links, ({ outcome }) => outcome);
  const counts = Object.entries(outcomes)
    .map(([outcome, means]) => ({ outcome, means, links: byOutcome.get(outcome as Outcome) ?? [] }))
    .filter((row) => row.links.length > 0)
    .map(
      (row) => `${String(row.links.length).padStart(6)}  ${row.outcome.padEnd(11)}  ${row.means}`,
    );
  const total =
    asked === 0
      ? 'Nothing was checked.'
      : `${asked} ${asked === 1 ? 'address was' : 'addresses were'} asked; links by outcome:`;
  const cares = links.filter(needsCare).map(formatLink);
  return [total, ...counts, ...(cares.length > 0 ? ['', ...cares] : [])].join('\n');
}

/** 0 all is well as far as can be known, 1 some links need care or were not asked, 2 nothing to ask, 3 offline. */
export function exitCodeOf({ links, asked, offline }: ExternalReport): number {
  if (offline) return 3;
  if (links.some((link) => needsCare(link) || link.outcome === 'not checked')) return 1;
  return asked === 0 ? 2 : 0;
}

function needsCare({ outcome }: CheckedLink): boolean {
  return outcome in NEEDS_CARE;
}

function formatLink({ url, file, outcome, reason }: CheckedLink): string {
  return `${file}  ${outcome.replace(' ', '-')}  ${url} ${reason}. ${NEEDS_CARE[outcome] ?? ''}`;
}
