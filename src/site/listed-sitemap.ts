import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';

const UNLISTED = '<meta name="robots" content="noindex"';

/**
 * Writes the sitemap of the pages that were noted: all but those that search engines are to leave out or to replace with
 * another.
 */
export function listedSitemap(site: string): PageSitemap {
  const listed = new Set<string>();
  return {
    note(path, page) {
      const address = new URL(path, site).href;
      const head = page.subarray(0, page.indexOf('</head>'));
      if (!head.includes(UNLISTED) && head.includes(`<link rel="canonical" href="${address}"`))
        listed.add(address);
    },
    integration: sitemap({ filter: (address) => listed.has(address) }),
  };
}

export interface PageSitemap {
  /** Takes note of a page as it is written, so that none is read again. */
  note: (path: string, page: Buffer) => void;
  integration: AstroIntegration;
}
