import type { APIRoute, GetStaticPaths } from 'astro';
import { allExports, type SiteExport } from '../exports/registry.ts';
import { getCatalog } from '../site/content.ts';
import { serveExport } from '../site/serve-export.ts';

const END = '.json';

export const getStaticPaths: GetStaticPaths = async () => {
  const catalog = await getCatalog();
  return allExports
    .filter(
      ({ address, isBuilt }) =>
        address.endsWith(END) && (isBuilt?.(catalog, import.meta.env.DEV) ?? true),
    )
    .map((own) => ({ params: { file: own.address.slice(1, -END.length) }, props: { own } }));
};

export const GET: APIRoute<{ own: SiteExport }> = (context) =>
  serveExport(context.props.own)(context);
