import sharp from 'sharp';
import { join } from 'node:path';
import { readPlainFile } from '../files/read-plain-file.ts';
import { LARGEST_PUBLIC, PUBLIC_FOLDER } from '../source/public-files.ts';

/** A picture to be drawn, as the address of its data and its size in pixels. */
export interface Picture {
  src: string;
  width: number;
  height: number;
}

/** As in the header of the site, and larger as all else on a preview. */
const WIDEST = 276;
const HIGHEST = 64;
/** A small file may say that it has more pixels than a machine has memory for. */
const MOST_PIXELS = 4096 * 4096;

/**
 * Reads the logo of a catalog as a picture for previews, whatever kind it is of; `undefined` if it cannot be drawn, and
 * the mark of the engine takes its place.
 *
 * @param name its path in the public folder
 */
export async function readLogo(content: string, name: string): Promise<Picture | undefined> {
  try {
    const bytes = readPlainFile(join(content, PUBLIC_FOLDER, name), LARGEST_PUBLIC);
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .resize({ width: WIDEST, height: HIGHEST, fit: 'inside' })
      .png()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    return { src: `data:image/png;base64,${data.toString('base64')}`, width, height };
  } catch {
    return undefined;
  }
}
