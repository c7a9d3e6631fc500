import type { Catalog } from '../catalog/catalog.ts';

/** The icons of the installed site; a maskable one may be cut to any shape. */
export const appIcons = {
  'app-icon-192': { size: 192, maskable: false },
  'app-icon-512': { size: 512, maskable: false },
  'app-icon-maskable': { size: 512, maskable: true },
} as const;

export type AppIconName = keyof typeof appIcons;

const paper = '#fbfbf9';

/** The web application manifest: with it a browser can install the site. */
export function formatWebAppManifest({ site, pages }: Catalog): string {
  const manifest = {
    id: pages.home,
    name: site.name,
    short_name: site.shortName ?? site.name,
    description: site.description,
    lang: site.language,
    start_url: pages.home,
    scope: pages.home,
    display: 'standalone',
    background_color: paper,
    theme_color: paper,
    icons: Object.entries(appIcons).map(([name, { size, maskable }]) => ({
      src: `${pages.home}${name}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: maskable ? 'maskable' : 'any',
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
