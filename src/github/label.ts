import { z } from 'zod';
import { callGitHub, findOnGitHub, type Repository } from './github.ts';

/** A label of the repository. */
export interface Label {
  name: string;
  /** Six hexadecimal digits. */
  color: string;
  description: string;
}

const labelSchema = z.object({ name: z.string() });

/** Makes a label where there is none of its name: GitHub puts none on an issue that it does not know. */
export async function ensureLabel(repository: Repository, label: Label): Promise<void> {
  const path = `/labels/${encodeURIComponent(label.name)}`;
  if (await findOnGitHub(repository, { path }, labelSchema)) return;
  const call = { path: '/labels', body: { ...label } };
  await callGitHub(repository, { method: 'POST', ...call }, labelSchema);
}

/** Puts a label on an issue. */
export async function addLabel(
  repository: Repository,
  number: number,
  { name }: Label,
): Promise<void> {
  const call = { path: `/issues/${number}/labels`, body: { labels: [name] } };
  await callGitHub(repository, { method: 'POST', ...call }, z.array(labelSchema));
}
