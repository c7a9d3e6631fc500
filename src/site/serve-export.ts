import type { APIRoute } from 'astro';
import type { SiteExport } from '../exports/registry.ts';
import { getChangelog, getCatalog } from './content.ts';

/** The endpoint that writes an export. */
export function serveExport({ format, mediaType }: SiteExport): APIRoute {
  return async ({ site: origin }) =>
    new Response(await format({ catalog: await getCatalog(), getChangelog, origin }), {
      headers: { 'Content-Type': mediaType },
    });
}
