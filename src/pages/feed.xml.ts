import type { APIRoute } from 'astro';
import { getChangelog } from '../site/changelog.ts';
import { getCatalog } from '../site/content.ts';
import { formatFeed } from '../exports/feed.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(formatFeed(await getChangelog(), await getCatalog(), site), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
