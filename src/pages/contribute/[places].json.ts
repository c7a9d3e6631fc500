import type { APIRoute, GetStaticPaths } from 'astro';
import { formatEditUrl } from '../../contribute/edit-links.ts';
import { findFormPlaces } from '../../contribute/resource-fields.ts';
import { getCatalog } from '../../site/content.ts';

/** The places that the form offers, or, if the catalog is a list, where and how it writes a new line. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { list, site } = await getCatalog();
  return list || site.repository ? [{ params: { places: 'places' } }] : [];
};

export const GET: APIRoute = async () => {
  const catalog = await getCatalog();
  const {
    list,
    site: { repository },
  } = catalog;
  const places = list
    ? list.form.map((place) => ({
        ...place,
        ...(repository && { edit: formatEditUrl(repository, place.file) }),
      }))
    : findFormPlaces(catalog);
  return new Response(JSON.stringify(places), {
    headers: { 'Content-Type': 'application/json' },
  });
};
