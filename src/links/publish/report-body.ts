import { formatCount } from '../../formats/count.ts';
import { formatAddress, formatCode } from '../../github/markdown.ts';
import type { Health } from '../judgement/health.ts';
import { adviseOn } from '../judgement/reasons.ts';
import { findFixes } from '../run/find-fixes.ts';
import type { Finding } from '../run/finding.ts';
import { copyOf } from '../state/archived-copy.ts';
import { formatReasonInert } from './inert-reason.ts';
import type { IssueReport } from './report-issue.ts';

/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;

const sections: Section[] = [
  {
    title: 'Broken',
    about: 'They have failed for days.',
    calls: true,
    holds: ({ health }) => health.state === 'broken',
  },
  {
    title: 'Gone',
    about: 'The server says so, or the name no longer exists.',
    calls: true,
    holds: ({ health }) => health.state === 'gone',
  },
  {
    title: 'In doubt',
    about: 'They answer, but with something else than before: only a person can tell.',
    calls: true,
    holds: (finding) => finding.health.state === 'suspect' && isDoubtful(finding),
  },
  {
    title: 'Never asked',
    about: 'Our policy forbids to ask them.',
    calls: true,
    holds: ({ health }) => health.state === 'refused',
  },
  {
    title: 'Failed, not yet certain',
    about: 'Nothing to do: the next checks decide.',
    calls: false,
    holds: (finding) => finding.health.state === 'suspect' && !isDoubtful(finding),
  },
  {
    title: 'Moved for good',
    about: '`npm run links -- --fix` shows the change, and `--fix --write` makes it.',
    calls: false,
    holds: (finding) => findFixes([finding]).length > 0,
  },
];

/**
 * What the one report issue says: the links in need of a person, then what else there is to know.
 * The same findings give the same text on whichever day. Texts of strangers stay inert.
 */
export function createReport(findings: Finding[]): IssueReport {
  const told = findings.filter(({ exception }) => !exception);
  const groups = sections.map((section) => ({ section, found: told.filter(section.holds) }));
  const calling = groups.filter(({ section, found }) => section.calls && found.length > 0);
  const counts = calling.map(
    ({ section, found }) => `${found.length} ${section.title.toLowerCase()}`,
  );
  const open = calling.length > 0;
  const lines = groups
    .filter(({ found }) => found.length > 0)
    .flatMap(({ section, found }) => [
      '',
      `## ${section.title}`,
      '',
      section.about,
      '',
      ...found.map((finding) => formatFinding(finding, section)),
    ]);
  return {
    title: open ? `Links: ${counts.join(', ')}` : 'Links: none needs care',
    body: [
      'A program writes this text anew when a check finds something; comments stay. The README tells what the words mean.',
      ...cut(lines),
      '',
      `${formatCount(findings.length, 'link')}: ${countStates(findings)}.`,
    ].join('\n'),
    open,
    closing: 'The newest check found no link that is broken, gone or in doubt.',
  };
}

function formatFinding({ address, health, record }: Finding, { calls }: Section): string {
  const { reason, detail, fixTo } = health;
  const copy = copyOf(record)?.url;
  const facts = [
    reason === undefined ? undefined : formatReasonInert(reason, detail),
    formatDays(health),
    fixTo === undefined ? undefined : `now at ${formatAddress(fixTo)}`,
    copy === undefined ? undefined : `a copy: ${formatAddress(copy)}`,
    `named by ${address.files.map((file) => formatCode(file)).join(', ')}`,
  ];
  const advice = calls && reason !== undefined ? ` ${adviseOn(reason)}` : '';
  return `- ${formatAddress(address.url)}: ${facts.filter(Boolean).join('; ')}.${advice.trimEnd()}`;
}

function formatDays({ since, ok }: Health): string {
  const seen = ok === undefined ? 'never seen working' : `last seen working ${ok.slice(0, 10)}`;
  return since === undefined ? seen : `since ${since.slice(0, 10)}, ${seen}`;
}

/** As many lines as an issue holds, and how many there are besides. */
function cut(lines: string[]): string[] {
  let length = 0;
  const kept = lines.filter((line) => (length += line.length + 1) <= LONGEST);
  const left = lines.length - kept.length;
  return left === 0 ? kept : [...kept, '', `And ${left} lines more: \`npm run links\` tells all.`];
}

function countStates(findings: Finding[]): string {
  const states = Map.groupBy(findings, ({ health }) => health.state);
  return [...states]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, found]) => `${found.length} ${state}`)
    .join(', ');
}

/** It answers, but not with what was there before: that never becomes broken by itself. */
function isDoubtful({ record }: Finding): boolean {
  return record?.checks.at(-1)?.outcome === 'doubtful';
}

interface Section {
  title: string;
  about: string;
  /** Whether one link in it is reason enough to open the issue, and wants somebody to do something. */
  calls: boolean;
  holds: (finding: Finding) => boolean;
}
