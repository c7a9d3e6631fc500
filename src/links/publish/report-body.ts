import { formatCount } from '../../text/count.ts';
import {
  address as formatAddress,
  type Block,
  code,
  formatDocument,
  type Inline,
  join,
  list,
  prose,
  own,
} from '../../github/markdown.ts';
import type { Health } from '../../link-health/health.ts';
import { adviseOn } from '../../link-health/reasons.ts';
import { findFixes } from '../run/content-changes.ts';
import type { LinkResult } from '../run/link-result.ts';
import { copyOf } from '../../link-health/record.ts';
import { formatReasonInert } from './link-advice.ts';
import { reportMarker, type IssueReport } from './report-issue.ts';

/** How many files are listed for a link. */
const MOST_FILES = 10;

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
    about: 'They respond, but with other content than before. Open them and decide.',
    calls: true,
    holds: (result) => result.health.state === 'suspect' && isDoubtful(result),
  },
  {
    title: 'Never checked',
    about: 'The link check is not allowed to request them.',
    calls: true,
    holds: ({ health }) => health.state === 'refused',
  },
  {
    title: 'Failed, not yet certain',
    about: 'Nothing to do: the next checks decide.',
    calls: false,
    holds: (result) => result.health.state === 'suspect' && !isDoubtful(result),
  },
  {
    title: 'Moved permanently',
    about: '`npm run links -- --fix` shows the change, and `--fix --write` makes it.',
    calls: false,
    holds: (result) => findFixes([result]).length > 0,
  },
];

/**
 * Creates the one report issue: the links in need of a person, then everything else. The same results give the same
 * text on any day. Texts from others stay inert.
 */
export function createReport(results: LinkResult[]): IssueReport {
  const shown = results.filter(({ exception }) => !exception);
  const groups = sections.map((section) => ({ section, found: shown.filter(section.holds) }));
  const calling = groups.filter(({ section, found }) => section.calls && found.length > 0);
  const counts = calling.map(
    ({ section, found }) => `${found.length} ${section.title.toLowerCase()}`,
  );
  const open = calling.length > 0;
  const blocks = groups
    .filter(({ found }) => found.length > 0)
    .flatMap(({ section, found }): Block[] => [
      own(`## ${section.title}`),
      own(section.about),
      list(found.map((result) => formatResult(result, section))),
    ]);
  return {
    title: open ? `Links: ${counts.join(', ')}` : 'Links: none needs care',
    body: formatDocument(
      [
        prose`A program rewrites this text when a check finds something. Comments are kept. docs/links.md explains the terms.`,
        ...blocks,
        own(`${formatCount(results.length, 'link')}: ${countStates(results)}.`),
      ],
      {
        marker: reportMarker,
        whenCut: prose`There are more results than fit in an issue. To see all of them, run \`npm run links\`.`,
      },
    ),
    open,
    closing: formatDocument([
      prose`The newest check found no link that is broken, gone or in doubt.`,
    ]),
  };
}

function formatResult({ address, health, record }: LinkResult, { calls }: Section): Inline {
  const { reason, detail, fixTo } = health;
  const copy = copyOf(record)?.url;
  const files = address.files.slice(0, MOST_FILES);
  const left = address.files.length - files.length;
  const others = left > 0 ? ` and ${left.toLocaleString('en')} more` : '';
  const facts = [
    reason === undefined ? undefined : formatReasonInert(reason, detail),
    formatDays(health),
    fixTo === undefined ? undefined : prose`now at ${formatAddress(fixTo)}`,
    copy === undefined ? undefined : prose`a copy: ${formatAddress(copy)}`,
    prose`named by ${join(
      files.map((file) => code(file)),
      ', ',
    )}${own(others)}`,
  ].filter((fact) => fact !== undefined);
  const advice = calls && reason !== undefined ? ` ${adviseOn(reason)}` : '';
  return prose`${formatAddress(address.url)}: ${join(facts, '; ')}.${own(advice.trimEnd())}`;
}

function formatDays({ since, ok }: Health): Inline {
  const seen =
    ok === undefined ? prose`never seen working` : prose`last seen working ${formatDay(ok)}`;
  return since === undefined ? seen : prose`since ${formatDay(since)}, ${seen}`;
}

/** The day of a time, which may come from a file that others changed. */
function formatDay(time: string): Inline {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(time) ?? [];
  return day === undefined ? code(time.slice(0, 10)) : own(day);
}

function countStates(results: LinkResult[]): string {
  const states = Map.groupBy(results, ({ health }) => health.state);
  return [...states]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, found]) => `${found.length} ${state}`)
    .join(', ');
}

/** The page responds, but not with what was there before: such a link never becomes broken by itself. */
function isDoubtful({ record }: LinkResult): boolean {
  return record?.checks.at(-1)?.outcome === 'doubtful';
}

interface Section {
  title: string;
  about: string;
  /** Whether one link in it is enough to open the issue, and somebody has to act. */
  calls: boolean;
  holds: (result: LinkResult) => boolean;
}
