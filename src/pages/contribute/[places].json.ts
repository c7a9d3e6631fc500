import type { APIRoute, GetStaticPaths } from 'astro';
import { formatEditUrl } from '../../contribute/edit-links.ts';
import { getCatalog } from '../../site/content.ts';

/** Where and how the form writes a new line, if the catalog is a list. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await getCatalog()).list ? [{ params: { places: 'places' } }] : [];

export const GET: APIRoute = async () => {
  const {
    list,
    site: { repository },
  } = await getCatalog();
  const places = list?.form.map((place) => ({
    ...place,
    ...(repository && { edit: formatEditUrl(repository, place.file) }),
  }));
  return new Response(JSON.stringify(places ?? []), {
    headers: { 'Content-Type': 'application/json' },
  });
};
