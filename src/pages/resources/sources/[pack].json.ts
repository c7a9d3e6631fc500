import type { APIRoute, GetStaticPaths } from 'astro';
import { join } from 'node:path';
import { packOf } from '../../../catalog/source-packs.ts';
import { contentFolder, LARGEST } from '../../../source/read-content.ts';
import { getCatalog } from '../../../site/content.ts';
import { readPlainFile } from '../../../files/read-plain-file.ts';

/** The files of resources, retired or not, as they are in the content, comments included: what the form edits. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { resources, retired, list } = await getCatalog();
  // A list has no files of resources.
  if (list) return [];
  const packs = Map.groupBy([...resources, ...retired].map(({ id }) => id).sort(), packOf);
  return [...packs].map(([pack, ids]) => ({ params: { pack }, props: { ids } }));
};

export const GET: APIRoute<{ ids: string[] }> = ({ props }) => {
  const read = (id: string) =>
    readPlainFile(join(contentFolder(), 'resources', `${id}.yaml`), LARGEST).toString();
  const texts = Object.fromEntries(props.ids.map((id) => [id, read(id)]));
  return new Response(JSON.stringify(texts), { headers: { 'Content-Type': 'application/json' } });
};
