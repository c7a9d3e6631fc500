import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { type AppIconName, appIcons } from './web-app-manifest.ts';

const MARK = 'public/favicon.svg';
const PAPER = '#fbfbf9';
/** A maskable icon may lose all but its inner circle of 80 %. */
const share = { any: 0.7, maskable: 0.52 };

/** Draws an icon of the installed site: the mark on paper, PNG. */
export async function drawAppIcon(name: AppIconName): Promise<Buffer> {
  const { size, maskable } = appIcons[name];
  const width = Math.round(size * (maskable ? share.maskable : share.any));
  // Drawn at the size that it is shown at: 24 units of the mark at 72 dots per inch are 24 pixels.
  const mark = await sharp(await readFile(MARK), { density: (72 * width) / 24 })
    .resize(width, width)
    .png()
    .toBuffer();
  return sharp({ create: { width: size, height: size, channels: 4, background: PAPER } })
    .composite([{ input: mark }])
    .png({ palette: true })
    .toBuffer();
}
