import { folderOf } from '../source/list-file.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { engineFolder } from '../files/engine.ts';
import { readPlainFile } from '../files/read-plain-file.ts';
import { LARGEST_PUBLIC, PUBLIC_FOLDER } from '../source/public-files.ts';
import { contentFolder } from '../source/content-folder.ts';

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

const MARK = 'favicon.svg';
const PAPER = '#fbfbf9';
/** How wide the mark is; a maskable icon may lose all but its inner circle of 80 %. */
const share = { any: 0.62, maskable: 0.48 };

/** Draws an icon of the installed site: the mark on paper, PNG. */
export async function drawAppIcon(name: AppIconName): Promise<Buffer> {
  // Not before an icon is drawn: commands that only name the icons take this file too.
  const { default: sharp } = await import('sharp');
  const { size, maskable } = appIcons[name];
  const width = Math.round(size * (maskable ? share.maskable : share.any));
  // Drawn large enough: 24 units of the mark at 72 dots per inch are 24 pixels.
  const mark = await sharp(await readMark(), { density: (72 * size) / 24 })
    .trim()
    .resize({ width })
    .png()
    .toBuffer();
  return sharp({ create: { width: size, height: size, channels: 4, background: PAPER } })
    .composite([{ input: mark }])
    .png({ palette: true })
    .toBuffer();
}

/** The mark of the catalog, if it has one of its own, else that of the engine. */
async function readMark(): Promise<Buffer> {
  try {
    return readPlainFile(join(folderOf(contentFolder()), PUBLIC_FOLDER, MARK), LARGEST_PUBLIC);
  } catch {
    return readFile(join(engineFolder(), 'public', MARK));
  }
}
