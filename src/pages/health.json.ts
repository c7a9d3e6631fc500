import type { APIRoute } from 'astro';
import { getCatalog } from '../site/content.ts';
import { formatHealthJson } from '../exports/health-json.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(formatHealthJson(await getCatalog(), site), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
