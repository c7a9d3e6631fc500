import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../site/content.ts';

/** Where and how the form writes a new line, if the catalog is a list. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await getCatalog()).list ? [{ params: { places: 'places' } }] : [];

export const GET: APIRoute = async () => {
  const { list } = await getCatalog();
  return new Response(JSON.stringify(list?.form ?? []), {
    headers: { 'Content-Type': 'application/json' },
  });
};
