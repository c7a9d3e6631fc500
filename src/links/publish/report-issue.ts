import { z } from 'zod';
import { callGitHub, type Repository } from '../../github/github.ts';
import { BOT, ensureLabel } from '../../github/issues.ts';
import {
  type Markdown,
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
import { formatCount } from '../../text/count.ts';
import type { Health } from '../../link-health/health.ts';
import { adviseOn } from '../../link-health/reasons.ts';
import { findFixes } from '../run/content-changes.ts';
import type { LinkResult } from '../run/check-links.ts';
import { copyOf } from '../../link-health/record.ts';
import { formatReasonInert } from './link-advice.ts';

/** Label and first line by which the issue is found. */
export const reportLabel = 'link-report';
export const reportMarker = '<!-- cairn: link report -->';

const label = {
  name: reportLabel,
  color: 'b60205',
  description: 'Links of the catalog that need care',
};

const issueSchema = z.object({
  number: z.int(),
  state: z.enum(['open', 'closed']),
  title: z.string(),
  body: z.string().nullable(),
  user: z.object({ login: z.string() }).nullable(),
  // Pull requests are listed among issues.
  pull_request: z.unknown().optional(),
});
type Issue = z.infer<typeof issueSchema>;

/**
 * Opens, updates, closes or reopens the one issue with the links that need care. Sends nothing if the issue is up to
 * date: one that a person closed stays closed until there is something new. Returns a line about what was done.
 */
export async function publishReport(repository: Repository, report: IssueReport): Promise<string> {
  const { body } = report;
  const issue = await findReportIssue(repository);
  if (!issue) {
    if (!report.open) return 'Nothing needs care, and there is no report.';
    return `Opened issue ${await openIssue(repository, report.title, body)}.`;
  }
  const path = `/issues/${issue.number}`;
  if (!report.open) {
    if (issue.state === 'closed') return `Nothing needs care; issue ${issue.number} is closed.`;
    const closed = { title: report.title, body, state: 'closed', state_reason: 'completed' };
    await callGitHub(repository, { method: 'PATCH', path, body: closed }, issueSchema);
    const word = { path: `${path}/comments`, body: { body: report.closing } };
    await callGitHub(repository, { method: 'POST', ...word }, z.object({ id: z.int() }));
    return `Closed issue ${issue.number}.`;
  }
  if (issue.title === report.title && isSameText(issue.body, body))
    return issue.state === 'open'
      ? `Issue ${issue.number} is up to date.`
      : `Somebody closed issue ${issue.number} and nothing has changed since.`;
  const changed = { title: report.title, body, state: 'open' };
  await callGitHub(repository, { method: 'PATCH', path, body: changed }, issueSchema);
  return `${issue.state === 'open' ? 'Updated' : 'Opened again'} issue ${issue.number}.`;
}

/** Our issue was opened by the bot and has our first line: issues of others are never changed. */
async function findReportIssue(repository: Repository): Promise<Issue | undefined> {
  const query = `labels=${reportLabel}&state=all&sort=created&direction=asc&per_page=100`;
  const issues = await callGitHub(repository, { path: `/issues?${query}` }, z.array(issueSchema));
  const ours = issues.filter(
    ({ user, body, pull_request }) =>
      user?.login === BOT && pull_request === undefined && body?.startsWith(reportMarker),
  );
  return ours.find(({ state }) => state === 'open') ?? ours[0];
}

async function openIssue(repository: Repository, title: string, body: Markdown): Promise<number> {
  // Without its label the issue would not be found again, and each week would open another.
  await ensureLabel(repository, label);
  const call = { path: '/issues', body: { title, body, labels: [reportLabel] } };
  const { number } = await callGitHub(repository, { method: 'POST', ...call }, issueSchema);
  return number;
}

/** GitHub keeps the line endings of whoever edited last. */
function isSameText(known: string | null, wanted: string): boolean {
  return known?.replaceAll('\r\n', '\n').trimEnd() === wanted.trimEnd();
}

interface IssueReport {
  title: string;
  /** Begins with the marker. */
  body: Markdown;
  /** Whether anything needs care. */
  open: boolean;
  /** The comment with which the issue is closed. */
  closing: Markdown;
}

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
    about: '`cairn links --fix` shows the change, and `--fix --write` makes it.',
    byHand: 'Write the new address in the line.',
    calls: false,
    holds: (result) => findFixes([result]).length > 0,
  },
];

/**
 * Creates the one report issue: the links in need of a person, then everything else. The same results give the same
 * text on any day. Texts from others stay inert.
 *
 * @param canFix whether `--fix` may change the files
 */
export function createReport(results: LinkResult[], canFix = true): IssueReport {
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
      own(canFix ? section.about : (section.byHand ?? section.about)),
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
        whenCut: prose`There are more results than fit in an issue. To see all of them, run \`cairn links\`.`,
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
  /** The same where no program changes the files. */
  byHand?: string;
  /** Whether one link in it is enough to open the issue, and somebody has to act. */
  calls: boolean;
  holds: (result: LinkResult) => boolean;
}
