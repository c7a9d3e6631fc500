import type { APIRoute } from 'astro';
import { join } from 'node:path';
import { contentFolder, LARGEST } from '../../source/read-content.ts';
import { getCatalog } from '../../site/content.ts';
import { readPlainFile } from '../../files/read-plain-file.ts';

export async function getStaticPaths() {
  const { resources, retired } = await getCatalog();
  return [...resources, ...retired].map(({ id }) => ({ params: { id } }));
}

/** The file of a resource, retired or not, as it is in the content, comments included: what the form edits. */
export const GET: APIRoute = ({ params }) => {
  const file = join(contentFolder(), 'resources', `${params['id'] ?? ''}.yaml`);
  return new Response(readPlainFile(file, LARGEST).toString(), {
    headers: { 'Content-Type': 'application/yaml; charset=utf-8' },
  });
};
