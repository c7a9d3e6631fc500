import type { APIRoute } from 'astro';
import { getCatalog } from '../site/content.ts';
import { formatWebAppManifest } from '../exports/web-app-manifest.ts';

export const GET: APIRoute = async () =>
  new Response(formatWebAppManifest(await getCatalog()), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
