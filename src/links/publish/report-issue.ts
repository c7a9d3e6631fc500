import { z } from 'zod';
import { callGitHub, type Repository } from '../../github/github.ts';
import { BOT, ensureLabel } from '../../github/issues.ts';
import type { Markdown } from '../../github/markdown.ts';

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

export interface IssueReport {
  title: string;
  /** Begins with the marker. */
  body: Markdown;
  /** Whether anything needs care. */
  open: boolean;
  /** The comment with which the issue is closed. */
  closing: Markdown;
}
