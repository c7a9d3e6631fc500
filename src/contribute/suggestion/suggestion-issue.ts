import { z } from 'zod';
import { findOnGitHub, type Repository } from '../../github/github.ts';
import { formLabels } from '../issue-forms/labels.ts';

const issueSchema = z.object({
  number: z.int(),
  state: z.enum(['open', 'closed']),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullable(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  created_at: z.iso.datetime(),
  pull_request: z.unknown().optional(),
});

/** An issue as it is now. */
export interface Issue {
  number: number;
  isOpen: boolean;
  text: string;
  /** Who opened it; nobody where the account is gone. */
  login: string | undefined;
  labels: string[];
  /** The day on which it was opened, as `YYYY-MM-DD`. */
  day: string;
}

/** The issue of a number as it is now; nothing where it is gone, or is a pull request. */
export async function findIssue(
  repository: Repository,
  number: number,
): Promise<Issue | undefined> {
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
export function isSuggestion(issue: Issue): boolean {
  return hasLabel(issue, formLabels.suggestion.name);
}

/** Whether an issue has a label; to GitHub capitals make no other one. */
export function hasLabel({ labels }: Issue, name: string): boolean {
  return labels.some((label) => label.toLowerCase() === name);
}
