import type { Repository } from '../../github/github.ts';
import { addComment, listOwnComments } from '../../github/issue-comments.ts';
import { formatCode } from '../../github/markdown.ts';
import { mayWrite } from '../../github/may-write.ts';
import { findAnswer, publishAnswer } from './answer.ts';
import { checkSuggestion } from './check-suggestion.ts';
import { findShownHash, shorten } from './format-answer.ts';
import { proposeResource } from './propose-resource.ts';
import { findIssue, isSuggestion } from './suggestion-issue.ts';

/** A comment, as far as it takes to approve by it. */
export interface Approval {
  number: number;
  text: string;
  login: string;
  at: Date;
}

/**
 * Makes the file and the pull request of a suggestion, where a comment that says so comes from somebody who may write,
 * and the text is still the one that the comment of the program shows. Anything else is passed over in silence, or
 * refused with a word to the one who may. Returns a line about what was done; throws when GitHub refuses something.
 */
export async function approve(
  repository: Repository,
  { number, text, login, at }: Approval,
  folder: string,
): Promise<string> {
  if (!isApproval(text)) return `Issue ${number}: the comment approves nothing.`;
  const issue = await findIssue(repository, number);
  if (!issue || !isSuggestion(issue)) return `Issue ${number} suggests no resource.`;
  if (!(await mayWrite(repository, login))) return `Issue ${number}: only who may write approves.`;
  const refuse = async (why: string) => {
    await addComment(repository, number, `Not approved: ${why}`);
    return `Issue ${number} is not approved: ${why}`;
  };
  if (!issue.isOpen) return refuse('this issue is closed. Open it again first.');

  // What was shown is read before anything is shown anew.
  const answer = await findAnswer(repository, number);
  const suggestion = await checkSuggestion(issue.text, issue.day, folder);
  const { file, errors } = suggestion;
  if (!file || errors.length > 0) {
    await publishAnswer(repository, number, suggestion);
    return refuse('something must be mended first, as my comment above says.');
  }
  // A comment that is as new as the approval may have been read before it changed.
  if (!answer || findShownHash(answer.body) !== file.hash || answer.changed >= at) {
    await publishAnswer(repository, number, suggestion);
    return refuse(
      `the text has changed since. My comment above shows ${shorten(file)} now: look at it, then approve again.`,
    );
  }
  const proposed = await proposeResource(repository, issue, file).catch(async (error: unknown) => {
    // Whoever approved looks at the issue, not at the log; what they may change stands in the error.
    const said = formatCode((error as Error).message, 600);
    await refuse(`GitHub refused something. ${said}`).catch(() => undefined);
    throw error;
  });
  if (proposed.refusal !== undefined) return refuse(proposed.refusal);
  const word = `Approved: pull request #${proposed.pull} adds \`${file.path}\` as ${shorten(file)} shows it.`;
  const said = await listOwnComments(repository, number);
  if (!said.some(({ body }) => body === word)) await addComment(repository, number, word);
  return `Issue ${number}: ${proposed.told}`;
}

/** Whether a comment says "/approve", alone on its first line. */
export function isApproval(text: string): boolean {
  return /^\/approve[ \t]*(?:\r?\n|$)/.test(text);
}
