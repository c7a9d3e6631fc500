import type { APIRoute } from 'astro';
import { getCatalog } from '../site/content.ts';
import { formatCatalogJson } from '../exports/catalog-json.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(formatCatalogJson(await getCatalog(), site), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
