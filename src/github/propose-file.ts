import { createHash } from 'node:crypto';
import { z } from 'zod';
import { callGitHub, findOnGitHub, readFromGitHub, type Repository } from './github.ts';
import { formatTitle, type Markdown } from './markdown.ts';

const refSchema = z.object({ object: z.object({ sha: z.string() }) });
const shaSchema = z.object({ sha: z.string() });
const commitSchema = z.object({ sha: z.string(), tree: shaSchema });
const pullSchema = z.object({ number: z.int(), title: z.string(), body: z.string().nullable() });

/** The text of a file on a branch; `undefined` if there is no such file or branch. */
export function readOnBranch(
  repository: Repository,
  branch: string,
  file: string,
): Promise<string | undefined> {
  return readFromGitHub(repository, contentsPath(file, branch));
}

/**
 * Commits a file to a bot's own branch, which is always one commit on top of the default branch, and opens the pull
 * request for it, or updates both. Sends nothing that GitHub has already.
 */
export async function proposeFile(repository: Repository, wanted: Proposal): Promise<Proposed> {
  const proposal = { ...wanted, title: formatTitle(wanted.title) };
  const { branch, file, text, title, body } = proposal;
  const { default_branch: base } = await callGitHub(
    repository,
    { path: '' },
    z.object({ default_branch: z.string() }),
  );
  const blob = hashOf(text);
  if ((await findBlob(repository, file, base)) === blob)
    return { message: `${file} is up to date on ${base}.`, pull: undefined };
  const known = (await findBlob(repository, file, branch)) === blob;
  if (!known) await commit(repository, base, proposal);
  const done = known ? 'nothing new on the branch' : `committed to ${branch}`;

  const [owner] = repository.name.split('/');
  const query = `state=open&head=${owner}:${encodeURIComponent(branch)}&base=${encodeURIComponent(base)}`;
  const pulls = await callGitHub(repository, { path: `/pulls?${query}` }, z.array(pullSchema));
  const [pull] = pulls;
  if (!pull) {
    const call = { path: '/pulls', body: { title, body, head: branch, base } };
    const { number } = await callGitHub(repository, { method: 'POST', ...call }, pullSchema);
    return { message: `Opened pull request ${number}, ${done}.`, pull: number };
  }
  if (pull.title === title && pull.body?.replaceAll('\r\n', '\n') === body)
    return { message: `Pull request ${pull.number} is up to date, ${done}.`, pull: pull.number };
  const call = { path: `/pulls/${pull.number}`, body: { title, body } };
  await callGitHub(repository, { method: 'PATCH', ...call }, pullSchema);
  return { message: `Updated pull request ${pull.number}, ${done}.`, pull: pull.number };
}

/** Puts the branch on one new commit whose parent is the head of the base. */
async function commit(
  repository: Repository,
  base: string,
  { branch, file, text, title }: Proposal,
): Promise<void> {
  const refs = '/git/refs';
  const head = await callGitHub(repository, { path: refOf(base) }, refSchema);
  const parent = await callGitHub(
    repository,
    { path: `/git/commits/${head.object.sha}` },
    commitSchema,
  );
  const post = <T>(path: string, body: Record<string, unknown>, schema: z.ZodType<T>) =>
    callGitHub(repository, { method: 'POST', path, body }, schema);
  const { sha } = await post('/git/blobs', { content: text, encoding: 'utf-8' }, shaSchema);
  const entry = { path: file, mode: '100644', type: 'blob', sha };
  const tree = await post('/git/trees', { base_tree: parent.tree.sha, tree: [entry] }, shaSchema);
  const made = await post(
    '/git/commits',
    { message: title, tree: tree.sha, parents: [parent.sha] },
    shaSchema,
  );
  if (await findOnGitHub(repository, { path: refOf(branch) }, refSchema)) {
    const body = { sha: made.sha, force: true };
    const path = `${refs}/heads/${branch}`;
    await callGitHub(repository, { method: 'PATCH', path, body }, refSchema);
  } else await post(refs, { ref: `refs/heads/${branch}`, sha: made.sha }, refSchema);
}

async function findBlob(
  repository: Repository,
  file: string,
  branch: string,
): Promise<string | undefined> {
  // Returns the hash of files of any size, without their text.
  const accept = 'application/vnd.github.object+json';
  const path = contentsPath(file, branch);
  return (await findOnGitHub(repository, { path, accept }, shaSchema))?.sha;
}

/** The name that git gives to a file of this text. */
function hashOf(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function refOf(branch: string): string {
  return `/git/ref/heads/${encodeURI(branch)}`;
}

function contentsPath(file: string, branch: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return `/contents/${path}?ref=${encodeURIComponent(branch)}`;
}

/** The result of a proposal. */
export interface Proposed {
  /** A line about what was done. */
  message: string;
  /** `undefined` if the default branch has the file already. */
  pull: number | undefined;
}

export interface Proposal {
  branch: string;
  /** Path in the repository. */
  file: string;
  text: string;
  /** Of the commit and of the pull request. */
  title: string;
  body: Markdown;
}
