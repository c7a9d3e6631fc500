import { z } from 'zod';
import { readOutline } from '../../content/read-outline.ts';
import { findOnGitHub, type Repository } from '../../github/github.ts';
import {
  addComment,
  addLabel,
  changeComment,
  ensureLabel,
  listOwnComments,
  type OwnComment,
} from '../../github/issues.ts';
import { createForms, formLabels, labelsOf } from '../issue-forms.ts';
import { checkSuggestion, type Suggestion, isFormOf } from './check-suggestion.ts';
import { findShownFile, findShownHash, formatReply, isSameReply } from './format-reply.ts';

const issueSchema = z.object({
  number: z.int(),
  state: z.enum(['open', 'closed']),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullable(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  created_at: z.iso.datetime(),
  pull_request: z.unknown().optional(),
});

/** An issue of GitHub as it is now. */
export interface GitHubIssue {
  number: number;
  isOpen: boolean;
  text: string;
  /** Who opened it; `undefined` if the account is gone. */
  login: string | undefined;
  labels: string[];
  /** The day on which it was opened, as `YYYY-MM-DD`. */
  day: string;
}

/** The issue of a number as it is now; `undefined` if it is gone, or is a pull request. */
export async function findIssue(
  repository: Repository,
  number: number,
): Promise<GitHubIssue | undefined> {
  const issue = await findOnGitHub(repository, { path: `/issues/${number}` }, issueSchema);
  if (!issue || issue.pull_request !== undefined) return undefined;
  return {
    number,
    isOpen: issue.state === 'open',
    text: issue.body ?? '',
    login: issue.user?.login,
    labels: issue.labels.flatMap((label) =>
      typeof label === 'string' ? label : (label.name ?? []),
    ),
    day: issue.created_at.slice(0, 10),
  };
}

/** Whether an issue suggests a resource. */
export function isSuggestion(issue: GitHubIssue): boolean {
  return hasLabel(issue, formLabels.suggestion.name);
}

/** To GitHub capitals make no other label. */
function hasLabel({ labels }: GitHubIssue, name: string): boolean {
  return labels.some((label) => label.toLowerCase() === name);
}

/**
 * Replies to an issue that was opened or edited: one that suggests a resource gets the comment that says what the check
 * found, or has it updated.
 * @returns a line about what was done
 */
export async function replyToIssue(
  repository: Repository,
  { number, isNew }: { number: number; isNew: boolean },
  folder: string,
): Promise<string> {
  const issue = await findIssue(repository, number);
  if (!issue?.isOpen) return `Issue ${number} is not open.`;
  if (isNew) await labelForm(repository, issue, folder);
  if (!isSuggestion(issue)) return `Issue ${number} is not a suggestion.`;
  const suggestion = await checkSuggestion(issue.text, issue.day, folder);
  const done = await publishReply(repository, number, suggestion);
  return `Issue ${number}: ${done}.`;
}

/** The comment by which the program says what it found, if it has written one. */
export async function findReply(
  repository: Repository,
  number: number,
): Promise<OwnComment | undefined> {
  const own = await listOwnComments(repository, number);
  return own.find(({ body }) => findShownHash(body) !== undefined);
}

/** Writes the one comment about a suggestion, or updates it. Sends nothing when it is up to date. */
export async function publishReply(
  repository: Repository,
  number: number,
  suggestion: Suggestion,
): Promise<string> {
  const body = formatReply(suggestion);
  const reply = await findReply(repository, number);
  if (!reply) {
    await addComment(repository, number, body);
    return 'reply posted';
  }
  if (isSameReply(reply.body, body)) return 'the reply is up to date';
  const before = findShownFile(reply.body);
  const isOther = before !== undefined && before.hash !== suggestion.file?.hash;
  await changeComment(repository, reply.id, isOther ? formatReply(suggestion, before) : body);
  return 'reply updated';
}

/** GitHub puts no label on an issue that it does not know yet: then the form is known by its headings. */
async function labelForm(
  repository: Repository,
  issue: GitHubIssue,
  folder: string,
): Promise<void> {
  const forms = Object.values(createForms(await readOutline(folder)));
  const form = forms.find((one) => isFormOf(issue.text, labelsOf(one.form)));
  if (!form || hasLabel(issue, form.label.name)) return;
  await ensureLabel(repository, form.label);
  await addLabel(repository, issue.number, form.label);
  issue.labels.push(form.label.name);
}
