import { folderOf } from '../source/list-file.ts';
import { join } from 'node:path';
import sharp from 'sharp';
import { readPlainFile } from '../files/read-plain-file.ts';
import { LARGEST_PUBLIC, PUBLIC_FOLDER } from '../source/public-files.ts';
import { contentFolder } from '../source/content-folder.ts';

/**
 * How large a picture in `public/` of the content is, by its path there, so that pages keep room for it. Empty if
 * that cannot be read.
 */
export async function readPictureSize(name: string): Promise<{ width?: number; height?: number }> {
  try {
    const bytes = readPlainFile(
      join(folderOf(contentFolder()), PUBLIC_FOLDER, name),
      LARGEST_PUBLIC,
    );
    const { width, height } = (await sharp(bytes).metadata()).autoOrient;
    return { width, height };
  } catch {
    return {};
  }
}
