import type { APIRoute, GetStaticPaths } from 'astro';
import { createKeyPacks, type KeyPack } from '../../../contribute/form/known-index.ts';
import { getCatalog } from '../../../site/content.ts';

/** Where the form finds the resources that have something in common with the one that is filled in. */
export const getStaticPaths: GetStaticPaths = async () => {
  const catalog = await getCatalog();
  // A list is edited as it is, and without a repository there is no form.
  if (catalog.list || !catalog.site.repository) return [];
  return [...createKeyPacks(catalog)].map(([pack, keys]) => ({
    params: { pack },
    props: { keys },
  }));
};

export const GET: APIRoute<{ keys: KeyPack }> = ({ props }) => Response.json(props.keys);
