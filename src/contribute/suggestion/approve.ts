import { type Repository, mayWrite } from '../../github/github.ts';
import { addComment, listOwnComments } from '../../github/issues.ts';
import {
  type Block,
  code,
  formatDocument,
  type Inline,
  prose,
  own,
} from '../../github/markdown.ts';
import { findAnswer, publishAnswer } from './answer.ts';
import { checkSuggestion } from './check-suggestion.ts';
import {
  findShownFile,
  formatApproval,
  formatDifference,
  mayApprove,
  shorten,
} from './format-answer.ts';
import { proposeResource } from './propose-resource.ts';
import { findIssue, isSuggestion } from './suggestion-issue.ts';

/** A comment, as far as it matters for approving by it. */
export interface Approval {
  number: number;
  text: string;
  login: string;
}

/**
 * Makes the file and the pull request of a suggestion, where a comment names the hash of that very file and comes from
 * somebody who may write. The text is read anew: what was edited has another hash. Anything else is passed over in
 * silence, or refused with a word to the one who may write.
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
  const answer = await findAnswer(repository, number);
  const shown = answer && findShownFile(answer.body);
  const suggestion = await checkSuggestion(issue.text, issue.day, folder);
  if (!mayApprove(suggestion)) {
    await publishAnswer(repository, number, suggestion);
    return refuse(prose`something must be fixed first. See my comment above.`);
  }
  const { file } = suggestion;
  if (approval.hash !== file.hash) {
    await publishAnswer(repository, number, suggestion);
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
      // Whoever approved looks at the issue, not at the log; what they may change stands in the error.
      const said = code((error as Error).message, 600);
      await refuse(prose`GitHub rejected a request. ${said}`).catch(() => undefined);
      throw error;
    },
  );
  if (proposed.refusal !== undefined) return refuse(proposed.refusal);
  const word = formatDocument([
    prose`Approved: pull request ${own(`#${proposed.pull}`)} adds ${file.path} with the hash ${shorten(file)}.`,
  ]);
  const said = await listOwnComments(repository, number);
  if (!said.some(({ body }) => body === word)) await addComment(repository, number, word);
  return `Issue ${number}: ${proposed.told}`;
}

/**
 * The hash that a comment approves: "/approve" and a hash, alone on its first line. The hash is left out where there
 * is none; nothing comes back for a comment that says something else.
 */
export function parseApproval(text: string): { hash: string | undefined } | undefined {
  const found = /^\/approve(?:[ \t]+`?([^\s`]+)`?)?[ \t]*(?:\r?\n|$)/i.exec(text);
  return found ? { hash: found[1]?.toLowerCase() } : undefined;
}
