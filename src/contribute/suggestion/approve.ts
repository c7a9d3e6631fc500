import { z } from 'zod';
import { callGitHub, findOnGitHub, mayWrite, type Repository } from '../../github/github.ts';
import { addComment, BOT, listOwnComments } from '../../github/issues.ts';
import {
  type Block,
  code,
  formatDocument,
  type Inline,
  prose,
  own,
} from '../../github/markdown.ts';
import { proposeFile, readOnBranch } from '../../github/propose-file.ts';
import { checkSuggestion, type SuggestedFile } from './check-suggestion.ts';
import {
  findShownFile,
  formatApproval,
  formatDifference,
  mayApprove,
  shorten,
} from './format-reply.ts';
import { findIssue, findReply, type GitHubIssue, isSuggestion, publishReply } from './reply.ts';

/** A comment, as far as it matters for approving by it. */
interface Approval {
  number: number;
  text: string;
  login: string;
}

/**
 * Makes the file and the pull request of a suggestion, if a comment names the hash of that very file and comes from
 * somebody who may write. The text is read anew: what was edited has another hash. Anything else is ignored, or refused
 * with a comment for the one who may write.
 * @returns a line about what was done
 * @throws {Error} if GitHub refuses something
 */
export async function approve(
  repository: Repository,
  { number, text, login }: Approval,
  folder: string,
): Promise<string> {
  const approval = parseApproval(text);
  if (!approval) return `Issue ${number}: the comment is not an approval.`;
  const issue = await findIssue(repository, number);
  if (!issue || !isSuggestion(issue)) return `Issue ${number} is not a suggestion.`;
  if (!(await mayWrite(repository, login)))
    return `Issue ${number}: only people with write access can approve.`;
  const refuse = async (why: Inline, ...more: Block[]) => {
    await addComment(repository, number, formatDocument([prose`Not approved: ${why}`, ...more]));
    return `Issue ${number} is not approved: ${why.words}`;
  };
  if (!issue.isOpen) return refuse(prose`this issue is closed. Reopen it first.`);

  // What was shown is read before anything is shown anew.
  const reply = await findReply(repository, number);
  const shown = reply && findShownFile(reply.body);
  const suggestion = await checkSuggestion(issue.text, issue.day, folder);
  if (!mayApprove(suggestion)) {
    await publishReply(repository, number, suggestion);
    return refuse(prose`something must be fixed first. See my comment above.`);
  }
  const { file } = suggestion;
  if (approval.hash !== file.hash) {
    await publishReply(repository, number, suggestion);
    const next = prose`Review the file in my comment above. To approve it:`;
    if (approval.hash === undefined)
      return refuse(
        prose`include the hash of the file that you have reviewed.`,
        next,
        formatApproval(file),
      );
    const difference = shown?.hash === approval.hash ? formatDifference(shown, file) : [];
    const where = own(difference.length > 0 ? '' : ' GitHub shows the changes under "edited".');
    return refuse(
      prose`this is not the hash of the current file.${where}`,
      ...difference,
      next,
      formatApproval(file),
    );
  }
  const proposed = await proposeResource(repository, { ...issue, approver: login }, file).catch(
    async (error: unknown) => {
      // Whoever approved looks at the issue, not at the log; the error says what they may change.
      const message = code((error as Error).message, 600);
      await refuse(prose`GitHub rejected a request. ${message}`).catch(() => undefined);
      throw error;
    },
  );
  if (proposed.refusal !== undefined) return refuse(proposed.refusal);
  const approved = formatDocument([
    prose`Approved: pull request ${own(`#${proposed.pull}`)} adds ${file.path} with the hash ${shorten(file)}.`,
  ]);
  const comments = await listOwnComments(repository, number);
  if (!comments.some(({ body }) => body === approved))
    await addComment(repository, number, approved);
  return `Issue ${number}: ${proposed.report}`;
}

/**
 * The hash that a comment approves: "/approve" and a hash, alone on its first line; its `hash` is `undefined` if there
 * is none. `undefined` for a comment that says something else.
 */
export function parseApproval(text: string): { hash: string | undefined } | undefined {
  const found = /^\/approve(?:[ \t]+`?([^\s`]+)`?)?[ \t]*(?:\r?\n|$)/i.exec(text);
  return found ? { hash: found[1]?.toLowerCase() } : undefined;
}

/** The pull request of an approved suggestion, or why there is none. */
type ProposedResource = { refusal: Inline } | { refusal?: undefined; pull: number; report: string };

const baseSchema = z.object({ default_branch: z.string() });
const branchSchema = z.object({
  commit: z.object({ author: z.object({ login: z.string() }).nullable() }),
});

/**
 * Commits the file of a suggestion to the branch of its issue and opens the pull request, or finds both there. Nothing
 * in the catalog is overwritten, nor what a person has committed to the branch. Title and text name
 * what was approved by its hash and hold no word of the stranger: they become the message of a commit, where a word can
 * close an issue, in code too.
 */
async function proposeResource(
  repository: Repository,
  { number, login, approver }: Pick<GitHubIssue, 'number' | 'login'> & { approver: string },
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
  return { pull, report: message };
}

async function isOfOthers(repository: Repository, branch: string): Promise<boolean> {
  const path = `/branches/${encodeURIComponent(branch)}`;
  const found = await findOnGitHub(repository, { path }, branchSchema);
  return found !== undefined && found.commit.author?.login !== BOT;
}
