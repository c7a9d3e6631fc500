import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { type AppIconName, appIcons } from './web-app-manifest.ts';

const MARK = 'public/favicon.svg';
const PAPER = '#fbfbf9';
/** How wide the mark is; a maskable icon may lose all but its inner circle of 80 %. */
const share = { any: 0.62, maskable: 0.48 };

/** Draws an icon of the installed site: the mark on paper, PNG. */
export async function drawAppIcon(name: AppIconName): Promise<Buffer> {
  const { size, maskable } = appIcons[name];
  const width = Math.round(size * (maskable ? share.maskable : share.any));
  // Drawn large enough: 24 units of the mark at 72 dots per inch are 24 pixels.
  const mark = await sharp(await readFile(MARK), { density: (72 * size) / 24 })
    .trim()
    .resize({ width })
    .png()
    .toBuffer();
  return sharp({ create: { width: size, height: size, channels: 4, background: PAPER } })
    .composite([{ input: mark }])
    .png({ palette: true })
    .toBuffer();
}
