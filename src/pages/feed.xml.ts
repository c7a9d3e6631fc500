import { siteExports } from '../exports/registry.ts';
import { serveExport } from '../site/serve-export.ts';

export const GET = serveExport(siteExports.feed);
