import type { APIRoute } from 'astro';
import { getCatalog } from '../site/content.ts';

export const GET: APIRoute = async ({ site }) => {
  const { pages } = await getCatalog();
  const sitemap = new URL(`${pages.home}sitemap-index.xml`, site).href;
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
};
