import { readOutline } from '../../content/outline.ts';
import type { Repository } from '../../github/github.ts';
import {
  addComment,
  changeComment,
  listOwnComments,
  type OwnComment,
  addLabel,
  ensureLabel,
} from '../../github/issues.ts';
import { createForms } from '../issue-forms/forms.ts';
import { labelsOf } from '../issue-forms/issue-form.ts';
import { checkSuggestion, type Suggestion } from './check-suggestion.ts';
import { findShownFile, findShownHash, formatAnswer, isSameAnswer } from './format-answer.ts';
import { isFormOf } from './parse-form.ts';
import { findIssue, hasLabel, isSuggestion, type Issue } from './suggestion-issue.ts';

/**
 * Answers an issue that was opened or edited: one that suggests a resource gets the comment that says what the check
 * found, or has it changed. Returns a line about what was done.
 */
export async function answerIssue(
  repository: Repository,
  { number, isNew }: { number: number; isNew: boolean },
  folder: string,
): Promise<string> {
  const issue = await findIssue(repository, number);
  if (!issue?.isOpen) return `Issue ${number} is not open.`;
  if (isNew) await labelForm(repository, issue, folder);
  if (!isSuggestion(issue)) return `Issue ${number} is not a suggestion.`;
  const suggestion = await checkSuggestion(issue.text, issue.day, folder);
  const done = await publishAnswer(repository, number, suggestion);
  return `Issue ${number}: ${done}.`;
}

/** The comment by which the program says what it found, where it has written one. */
export async function findAnswer(
  repository: Repository,
  number: number,
): Promise<OwnComment | undefined> {
  const own = await listOwnComments(repository, number);
  return own.find(({ body }) => findShownHash(body) !== undefined);
}

/** Writes the one comment about a suggestion, or changes it. Sends nothing when it says so already. */
export async function publishAnswer(
  repository: Repository,
  number: number,
  suggestion: Suggestion,
): Promise<string> {
  const body = formatAnswer(suggestion);
  const answer = await findAnswer(repository, number);
  if (!answer) {
    await addComment(repository, number, body);
    return 'reply posted';
  }
  if (isSameAnswer(answer.body, body)) return 'the reply is up to date';
  const before = findShownFile(answer.body);
  const isOther = before !== undefined && before.hash !== suggestion.file?.hash;
  const changed = isOther ? formatAnswer(suggestion, before) : body;
  await changeComment(repository, answer.id, changed);
  return 'reply updated';
}

/** GitHub puts no label on an issue that it does not know yet: then the form is known by its headings. */
async function labelForm(repository: Repository, issue: Issue, folder: string): Promise<void> {
  const forms = Object.values(createForms(await readOutline(folder)));
  const form = forms.find((one) => isFormOf(issue.text, labelsOf(one.form)));
  if (!form || hasLabel(issue, form.label.name)) return;
  await ensureLabel(repository, form.label);
  await addLabel(repository, issue.number, form.label);
  issue.labels.push(form.label.name);
}
