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
  const { branch, file, title, body } = proposal;
  const files = filesOf(proposal);
  const { default_branch: base } = await callGitHub(
    repository,
    { path: '' },
    z.object({ default_branch: z.string() }),
  );
  if (await hasAll(repository, base, files))
    return { message: `${file} is up to date on ${base}.`, pull: undefined };
  const known = await hasAll(repository, branch, files);
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
  { branch, title, ...proposal }: Proposal,
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
  const entries = [];
  for (const { file, text } of filesOf(proposal)) {
    const { sha } = await post('/git/blobs', { content: text, encoding: 'utf-8' }, shaSchema);
    entries.push({ path: file, mode: '100644', type: 'blob', sha });
  }
  const tree = await post('/git/trees', { base_tree: parent.tree.sha, tree: entries }, shaSchema);
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

function filesOf({ file, text, beside = [] }: Pick<Proposal, 'file' | 'text' | 'beside'>) {
  return [{ file, text }, ...beside];
}

async function hasAll(
  repository: Repository,
  branch: string,
  files: { file: string; text: string }[],
): Promise<boolean> {
  for (const { file, text } of files)
    if ((await findBlob(repository, file, branch)) !== hashOf(text)) return false;
  return true;
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
interface Proposed {
  /** A line about what was done. */
  message: string;
  /** `undefined` if the default branch has the file already. */
  pull: number | undefined;
}

interface Proposal {
  branch: string;
  /** Path in the repository. */
  file: string;
  text: string;
  /** Further files of the same commit. */
  beside?: { file: string; text: string }[];
  /** Of the commit and of the pull request. */
  title: string;
  body: Markdown;
}
