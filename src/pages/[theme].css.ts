import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../site/content.ts';
import { formatThemeSheet } from '../styles/theme-sheet.ts';

/** One file, and none of a catalog that has no look of its own. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { site } = await getCatalog();
  const sheet = formatThemeSheet(site.theme);
  return sheet === undefined ? [] : [{ params: { theme: 'theme' }, props: { sheet } }];
};

export const GET: APIRoute<{ sheet: string }> = ({ props }) =>
  new Response(props.sheet, { headers: { 'content-type': 'text/css; charset=utf-8' } });
