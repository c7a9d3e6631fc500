import type { APIRoute, GetStaticPaths } from 'astro';
import { join } from 'node:path';
import { packOf, SOURCE_PACKS } from '../../../catalog/id-packs.ts';
import { shortenSource } from '../../../source/packed-source.ts';
import { contentFolder, LARGEST } from '../../../source/content-folder.ts';
import { getCatalog } from '../../../site/content.ts';
import { readPlainFile } from '../../../files/read-plain-file.ts';

/** The files of resources, retired or not, as they are in the content, comments included: what the form edits. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { resources, retired, list } = await getCatalog();
  // A list has no files of resources.
  if (list) return [];
  const all = [...resources, ...retired].map(({ id }) => id).sort();
  const packs = Map.groupBy(all, (id) => packOf(id, SOURCE_PACKS));
  return [...packs].map(([pack, ids]) => ({ params: { pack }, props: { ids } }));
};

export const GET: APIRoute<{ ids: string[] }> = ({ props }) => {
  const read = (id: string) =>
    shortenSource(
      readPlainFile(join(contentFolder(), 'resources', `${id}.yaml`), LARGEST).toString(),
    );
  const texts = Object.fromEntries(props.ids.map((id) => [id, read(id)]));
  return new Response(JSON.stringify(texts), { headers: { 'Content-Type': 'application/json' } });
};
