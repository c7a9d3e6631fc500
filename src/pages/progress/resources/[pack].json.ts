import type { APIRoute, GetStaticPaths } from 'astro';
import { createResourcePacks } from '../../../exports/progress-index.ts';
import { toStored, type StoredResource } from '../../../progress/ready.ts';
import { getCatalog } from '../../../site/content.ts';

/** What readers need of the resources that they marked or saved, if the catalog has too many for one file. */
export const getStaticPaths: GetStaticPaths = async () => {
  const catalog = await getCatalog();
  return [...createResourcePacks(catalog)].map(([pack, resources]) => ({
    params: { pack },
    props: { resources: resources.map((own) => toStored(own, catalog.pages.home)) },
  }));
};

export const GET: APIRoute<{ resources: StoredResource[] }> = ({ props }) =>
  new Response(JSON.stringify(props.resources), {
    headers: { 'Content-Type': 'application/json' },
  });
