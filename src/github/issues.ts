import { z } from 'zod';
import { callGitHub, type Repository, findOnGitHub } from './github.ts';
import type { Markdown } from './markdown.ts';

/** Who writes with the token of a workflow. Nobody can register the name. */
export const BOT = 'github-actions[bot]';

const PAGE = 100;
const MOST_PAGES = 30;

const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullable(),
});

/** A comment that a workflow of ours has written. */
export interface OwnComment {
  id: number;
  /** With the line ends that we write. */
  body: string;
}

/**
 * The comments of an issue that a workflow wrote, oldest first; comments of others are left out, whatever they say.
 */
export async function listOwnComments(
  repository: Repository,
  number: number,
): Promise<OwnComment[]> {
  const own: OwnComment[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `/issues/${number}/comments?per_page=${PAGE}&page=${page}`;
    const comments = await callGitHub(repository, { path }, z.array(commentSchema));
    for (const { id, body, user } of comments)
      if (user?.login === BOT) own.push({ id, body: (body ?? '').replaceAll('\r\n', '\n') });
    if (comments.length < PAGE) break;
  }
  return own;
}

/** Writes a comment. */
export async function addComment(
  repository: Repository,
  number: number,
  body: Markdown,
): Promise<void> {
  const call = { path: `/issues/${number}/comments`, body: { body } };
  await callGitHub(repository, { method: 'POST', ...call }, z.object({ id: z.int() }));
}

/** Changes the text of a comment. */
export async function changeComment(
  repository: Repository,
  id: number,
  body: Markdown,
): Promise<void> {
  const call = { path: `/issues/comments/${id}`, body: { body } };
  await callGitHub(repository, { method: 'PATCH', ...call }, z.object({ id: z.int() }));
}

export interface Label {
  name: string;
  /** Six hexadecimal digits. */
  color: string;
  description: string;
}

const labelSchema = z.object({ name: z.string() });

/** Creates a label if there is none of its name: GitHub ignores unknown labels on an issue. */
export async function ensureLabel(repository: Repository, label: Label): Promise<void> {
  const path = `/labels/${encodeURIComponent(label.name)}`;
  if (await findOnGitHub(repository, { path }, labelSchema)) return;
  const call = { path: '/labels', body: { ...label } };
  await callGitHub(repository, { method: 'POST', ...call }, labelSchema);
}

/** Adds a label to an issue. */
export async function addLabel(
  repository: Repository,
  number: number,
  { name }: Label,
): Promise<void> {
  const call = { path: `/issues/${number}/labels`, body: { labels: [name] } };
  await callGitHub(repository, { method: 'POST', ...call }, z.array(labelSchema));
}
