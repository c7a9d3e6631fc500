import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { readFileSync } from 'node:fs';

const UNLISTED = '<meta name="robots" content="noindex"';

/** The sitemap of all pages but those that search engines are to leave out or to replace with another. */
export function listedSitemap(): AstroIntegration[] {
  let folder: URL | undefined;
  let base = '/';
  const isListed = (address: string) => {
    const path = new URL(address).pathname.slice(base.length);
    const page = readFileSync(new URL(`${path}index.html`, folder), 'utf8');
    return !page.includes(UNLISTED) && page.includes(`<link rel="canonical" href="${address}"`);
  };
  return [
    {
      name: 'cairn-listed-sitemap',
      hooks: {
        'astro:config:done': ({ config }) => {
          base = config.base.replace(/\/?$/, '/');
        },
        'astro:build:done': ({ dir }) => {
          folder = dir;
        },
      },
    },
    sitemap({ filter: isListed }),
  ];
}
