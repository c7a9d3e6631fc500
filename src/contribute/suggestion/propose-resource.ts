import { z } from 'zod';
import { callGitHub, findOnGitHub, type Repository } from '../../github/github.ts';
import { BOT } from '../../github/issues.ts';
import { formatDocument, type Inline, prose, own } from '../../github/markdown.ts';
import { proposeFile, readOnBranch } from '../../github/propose-file.ts';
import type { SuggestedFile } from './suggested-file.ts';
import type { Issue } from './suggestion-issue.ts';

/** What became of an approved suggestion: the pull request, or why there is none. */
export type ProposedResource =
  { refusal: Inline } | { refusal?: undefined; pull: number; told: string };

const baseSchema = z.object({ default_branch: z.string() });
const branchSchema = z.object({
  commit: z.object({ author: z.object({ login: z.string() }).nullable() }),
});

/**
 * Commits the file of a suggestion to the branch of its issue and opens the pull request, or finds both there. Nothing
 * that stands in the catalog is overwritten, nor what a person has committed to the branch. Title and text name
 * what was approved by its hash and hold no word of the stranger: they become the message of a commit, where a word can
 * close an issue, in code too.
 */
export async function proposeResource(
  repository: Repository,
  { number, login, approver }: Pick<Issue, 'number' | 'login'> & { approver: string },
  { id, path, text, hash }: SuggestedFile,
): Promise<ProposedResource> {
  const branch = `suggestion/${number}`;
  const { default_branch: base } = await callGitHub(repository, { path: '' }, baseSchema);
  if ((await readOnBranch(repository, base, path)) !== undefined)
    return {
      refusal: prose`${path} has been added in the meantime. Approve again to use another name.`,
    };
  const there = await readOnBranch(repository, branch, path);
  if (there !== text && (await isOfOthers(repository, branch)))
    return { refusal: prose`somebody else has committed to the branch ${branch}. Continue there.` };

  const by = login === undefined ? prose`somebody whose account was deleted` : prose`${login}`;
  const { message, pull } = await proposeFile(repository, {
    branch,
    file: path,
    text,
    title: `Add ${id}, suggested in #${number}`,
    body: formatDocument([
      own(`Closes #${number}`),
      prose`Adds ${path}, suggested by ${by}. The check found no errors.`,
      prose`Approved by ${approver}, with the hash ${hash} of exactly this file.`,
      prose`GitHub does not run tests automatically for a pull request that a workflow opens. Approve the run, or close and reopen this pull request.`,
    ]),
  });
  if (pull === undefined) return { refusal: prose`${message}` };
  return { pull, told: message };
}

async function isOfOthers(repository: Repository, branch: string): Promise<boolean> {
  const path = `/branches/${encodeURIComponent(branch)}`;
  const found = await findOnGitHub(repository, { path }, branchSchema);
  return found !== undefined && found.commit.author?.login !== BOT;
}
