import type { APIRoute } from 'astro';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentFolder } from '../../catalog/read-content.ts';
import { getCatalog } from '../../content.ts';

export async function getStaticPaths() {
  const { resources, retired } = await getCatalog();
  return [...resources, ...retired].map(({ id }) => ({ params: { id } }));
}

/** The file of a resource, retired or not, as it stands in the content, comments included: what the form edits. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await readFile(join(contentFolder, 'resources', `${params['id'] ?? ''}.yaml`)), {
    headers: { 'Content-Type': 'application/yaml; charset=utf-8' },
  });
