import type { APIRoute, GetStaticPaths } from 'astro';
import { createResourcePacks } from '../../../exports/progress-index.ts';
import type { IndexedResource } from '../../../progress/ready.ts';
import { getCatalog } from '../../../site/content.ts';

/** What readers need of the resources that they marked or saved, if the catalog has too many for one file. */
export const getStaticPaths: GetStaticPaths = async () =>
  [...createResourcePacks(await getCatalog())].map(([pack, resources]) => ({
    params: { pack },
    props: { resources },
  }));

export const GET: APIRoute<{ resources: IndexedResource[] }> = ({ props }) =>
  new Response(JSON.stringify(props.resources), {
    headers: { 'Content-Type': 'application/json' },
  });
