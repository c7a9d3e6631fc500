import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../site/content.ts';
import look from '../styles/look.css?inline';
import { formatThemeTokens } from '../styles/theme-sheet.ts';

/** One file, and none of a catalog that has no theme. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { theme } = (await getCatalog()).site;
  if (!theme) return [];
  return [{ params: { theme: 'theme' }, props: { sheet: `${look}${formatThemeTokens(theme)}` } }];
};

export const GET: APIRoute<{ sheet: string }> = ({ props }) =>
  new Response(props.sheet, { headers: { 'content-type': 'text/css; charset=utf-8' } });
