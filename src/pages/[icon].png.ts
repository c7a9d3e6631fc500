import type { APIRoute, GetStaticPaths } from 'astro';
import { drawAppIcon, type AppIconName, appIcons } from '../exports/web-app-manifest.ts';

export const getStaticPaths: GetStaticPaths = () =>
  (Object.keys(appIcons) as AppIconName[]).map((icon) => ({ params: { icon }, props: { icon } }));

export const GET: APIRoute<{ icon: AppIconName }> = async ({ props }) =>
  new Response(new Uint8Array(await drawAppIcon(props.icon)), {
    headers: { 'Content-Type': 'image/png' },
  });
