import type { APIRoute } from 'astro';
import { getCatalog } from '../content.ts';
import { formatWebAppManifest } from '../formats/web-app-manifest.ts';

export const GET: APIRoute = async () =>
  new Response(formatWebAppManifest(await getCatalog()), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
