import { z } from 'zod';
import { callGitHub, findOnGitHub, type Repository } from '../../github/github.ts';
import { addComment, BOT, changeComment, listOwnComments } from '../../github/issues.ts';
import { formatComment, formatFailure, reviewMarker, type Run } from './format-comment.ts';
import { findGuarded, findMachineWritten } from './changed-files.ts';
import type { Review } from './review.ts';

const PAGE = 100;
/** GitHub lists 3,000 files of a pull request at most. */
const FILE_PAGES = 30;
/** Sorted by their last change, so the right one is among the first. */
const PULL_PAGES = 10;
/** A plain file that is not executable, neither a symbolic link nor a submodule. */
const PLAIN_MODE = '100644';

const pullSchema = z.object({
  number: z.int(),
  user: z.object({ login: z.string() }).nullable(),
  head: z.object({
    sha: z.string(),
    ref: z.string(),
    repo: z.object({ full_name: z.string() }).nullable(),
  }),
});
type Pull = z.infer<typeof pullSchema>;
const fileSchema = z.object({ filename: z.string(), previous_filename: z.string().optional() });
const treeSchema = z.object({ tree: z.array(z.object({ path: z.string(), mode: z.string() })) });

/** What the event of the workflow says, which can be trusted. */
export type KnownRun = Omit<Run, 'guarded' | 'machineWritten'> & {
  /** The content folder, from the root of the repository; `content` by default. */
  folder?: string | undefined;
};

/** The result of a run: a review, or why there is none, in our words. */
type RunResult = { review: Review } | { failure: string };

/**
 * Publishes a review as a comment on the open pull request whose newest commit was reviewed, and keeps that comment up
 * to date. GitHub says which pull request that is; a review that names another one is not trusted, and the comment says
 * that there is none.
 *
 * @returns a line about what was done
 */
export async function publishReview(
  repository: Repository,
  result: RunResult,
  run: KnownRun,
): Promise<string> {
  const pulls = await findPulls(repository, run.head);
  if (pulls.length === 0) return 'No open pull request proposes the commit that was reviewed.';
  const review = 'review' in result ? result.review : undefined;
  const named = pulls.find(({ number }) => number === review?.pull);
  const done: string[] = [];
  for (const pull of named ? [named] : pulls) {
    const whole = { ...run, ...(await findFiles(repository, pull, run.folder)) };
    const failure = 'failure' in result ? result.failure : OTHER_PULL;
    const body = review && named ? formatComment(review, whole) : formatFailure(failure, whole);
    done.push(await keepComment(repository, pull.number, body));
  }
  return done.join(' ');
}

const OTHER_PULL = 'its run left a review of something else.';

async function keepComment(
  repository: Repository,
  number: number,
  body: ReturnType<typeof formatComment>,
): Promise<string> {
  const ours = (await listOwnComments(repository, number)).find((comment) =>
    comment.body.startsWith(reviewMarker),
  );
  if (ours === undefined) {
    await addComment(repository, number, body);
    return `Commented on pull request ${number}.`;
  }
  if (ours.body.trimEnd() === body.trimEnd())
    return `The comment on pull request ${number} is already up to date.`;
  await changeComment(repository, ours.id, body);
  return `Updated the comment on pull request ${number}.`;
}

/** The open pull requests whose newest commit is the one that was reviewed. */
async function findPulls(repository: Repository, head: string): Promise<Pull[]> {
  for (let page = 1; page <= PULL_PAGES; page += 1) {
    const path = `/pulls?state=open&sort=updated&direction=desc&per_page=${PAGE}&page=${page}`;
    const pulls = await callGitHub(repository, { path }, z.array(pullSchema));
    const found = pulls.filter(({ head: { sha } }) => sha === head);
    if (found.length > 0 || pulls.length < PAGE) return found;
  }
  return [];
}

/** The files of a pull request that need a closer look, according to GitHub and not to the review. */
async function findFiles(
  repository: Repository,
  { number, user, head }: Pull,
  folder: string | undefined,
): Promise<Pick<Run, 'guarded' | 'machineWritten'>> {
  const files = await listFiles(repository, number);
  const known = new Set(files);
  const tree = await findOnGitHub(
    repository,
    { path: `/git/trees/${head.sha}?recursive=1` },
    treeSchema,
  );
  const odd = (tree?.tree ?? [])
    .filter(({ path, mode }) => mode !== PLAIN_MODE && known.has(path))
    .map(({ path }) => path);
  const isProgram = user?.login === BOT && head.repo?.full_name === repository.name;
  return {
    guarded: [...new Set([...findGuarded(files, folder), ...odd])].toSorted(),
    machineWritten: findMachineWritten(files, folder, isProgram ? head.ref : undefined),
  };
}

/** The files of a pull request; a renamed one under both names. */
async function listFiles(repository: Repository, number: number): Promise<string[]> {
  const names = new Set<string>();
  for (let page = 1; page <= FILE_PAGES; page += 1) {
    const path = `/pulls/${number}/files?per_page=${PAGE}&page=${page}`;
    const files = await callGitHub(repository, { path }, z.array(fileSchema));
    for (const { filename, previous_filename: former } of files) {
      names.add(filename);
      if (former !== undefined) names.add(former);
    }
    if (files.length < PAGE) return [...names];
  }
  return [...names, `files beyond the first ${PAGE * FILE_PAGES}, which GitHub does not list`];
}
