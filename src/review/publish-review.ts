import { z } from 'zod';
import { callGitHub, findOnGitHub, type Repository } from '../github/github.ts';
import { addComment, changeComment, listOwnComments } from '../github/issue-comments.ts';
import { formatComment, reviewMarker, type Run } from './format-comment.ts';
import { findGuarded } from './guarded-files.ts';
import type { Review } from './review.ts';

const PAGE = 100;
/** GitHub lists 3,000 files of a pull request at most. */
const PAGES = 30;

const pullSchema = z.object({
  number: z.int(),
  state: z.enum(['open', 'closed']),
  head: z.object({ sha: z.string() }),
});
const fileSchema = z.object({ filename: z.string(), previous_filename: z.string().optional() });
/** What we know ourselves: the event says it, not the review. */
export type KnownRun = Omit<Run, 'guarded'>;

/**
 * Puts a review on its pull request as the one comment that is kept up to date, and sends nothing where that says so
 * already. The review names its pull request, which is believed only when GitHub says that the reviewed commit is what
 * is proposed there now. Returns a line about what was done.
 */
export async function publishReview(
  repository: Repository,
  review: Review,
  run: KnownRun,
): Promise<string> {
  const { pull: number } = review;
  if (number === undefined) return 'The review is of no pull request.';
  const pull = await findOnGitHub(repository, { path: `/pulls/${number}` }, pullSchema);
  if (pull?.head.sha !== run.head)
    return `Pull request ${number} does not propose the commit that was reviewed: nothing is said there.`;
  if (pull.state === 'closed') return `Pull request ${number} is closed.`;

  const guarded = findGuarded(await listFiles(repository, number));
  const body = formatComment(review, { ...run, guarded });
  const ours = (await listOwnComments(repository, number)).find((comment) =>
    comment.body.startsWith(reviewMarker),
  );
  if (ours === undefined) {
    await addComment(repository, number, body);
    return `Commented on pull request ${number}.`;
  }
  if (ours.body.trimEnd() === body.trimEnd())
    return `The comment on pull request ${number} says so already.`;
  await changeComment(repository, ours.id, body);
  return `Updated the comment on pull request ${number}.`;
}

/** The files of a pull request, as GitHub and not the review lists them; a renamed one under both names. */
async function listFiles(repository: Repository, number: number): Promise<string[]> {
  const names = new Set<string>();
  for (let page = 1; page <= PAGES; page += 1) {
    const path = `/pulls/${number}/files?per_page=${PAGE}&page=${page}`;
    const files = await callGitHub(repository, { path }, z.array(fileSchema));
    for (const { filename, previous_filename: former } of files) {
      names.add(filename);
      if (former !== undefined) names.add(former);
    }
    if (files.length < PAGE) return [...names];
  }
  return [...names, `files beyond the first ${PAGE * PAGES}, which GitHub does not list`];
}
