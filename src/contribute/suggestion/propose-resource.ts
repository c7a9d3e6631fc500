import { z } from 'zod';
import { callGitHub, findOnGitHub, type Repository } from '../../github/github.ts';
import { BOT } from '../../github/issue-comments.ts';
import { formatCode } from '../../github/markdown.ts';
import { proposeFile, readOnBranch } from '../../github/propose-file.ts';
import type { SuggestedFile } from './suggested-file.ts';
import type { Issue } from './suggestion-issue.ts';

/** What became of an approved suggestion: the pull request, or why there is none. */
export type ProposedResource =
  { refusal: string } | { refusal?: undefined; pull: number; told: string };

const baseSchema = z.object({ default_branch: z.string() });
const branchSchema = z.object({
  commit: z.object({ author: z.object({ login: z.string() }).nullable() }),
});

/**
 * Commits the file of a suggestion to the branch of its issue and opens the pull request, or finds both there. Nothing
 * that stands in the catalog is overwritten, nor what a person has committed to the branch. Title and text hold
 * no word of the stranger: they become the message of a commit, where a word can close an issue.
 */
export async function proposeResource(
  repository: Repository,
  { number, login }: Pick<Issue, 'number' | 'login'>,
  { id, path, text }: SuggestedFile,
): Promise<ProposedResource> {
  const branch = `suggestion/${number}`;
  const { default_branch: base } = await callGitHub(repository, { path: '' }, baseSchema);
  if ((await readOnBranch(repository, base, path)) !== undefined)
    return { refusal: `\`${path}\` has been added meanwhile. Approve again for another name.` };
  const there = await readOnBranch(repository, branch, path);
  if (there !== text && (await isOfOthers(repository, branch)))
    return { refusal: `somebody else has committed to the branch \`${branch}\`. Go on there.` };

  const by = login === undefined ? 'somebody whose account is gone' : formatCode(login);
  const { told, pull } = await proposeFile(repository, {
    branch,
    file: path,
    text,
    title: `Add ${id}, suggested in #${number}`,
    body: `Closes #${number}

Adds \`${path}\`, suggested by ${by}. The check has found nothing that must be mended.

GitHub starts no tests by itself for a pull request that a workflow opens: approve their run, or close this and open it again.`,
  });
  if (pull === undefined) return { refusal: told };
  return { pull, told };
}

async function isOfOthers(repository: Repository, branch: string): Promise<boolean> {
  const path = `/branches/${encodeURIComponent(branch)}`;
  const found = await findOnGitHub(repository, { path }, branchSchema);
  return found !== undefined && found.commit.author?.login !== BOT;
}
