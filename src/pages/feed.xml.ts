import type { APIRoute } from 'astro';
import { getChangelog } from '../changelog.ts';
import { getCatalog } from '../content.ts';
import { formatFeed } from '../formats/feed.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(formatFeed(await getChangelog(), await getCatalog(), site), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
