import { createHash } from 'node:crypto';
import { openFileCache } from '../files/file-cache.ts';
import { drawPreview, type Preview } from './preview-image.ts';

/** More than one large site has; at 50 KB an image, 100 MB. */
const MOST = 2000;

/**
 * Draws previews, but not again what it has drawn before: images are kept in `folder` by all that they follow from, so
 * that one from there has the same bytes as a new one.
 *
 * @param version what draws them: an image of another version is not used
 */
export function createPreviewCache(
  folder: string,
  version: string,
): (preview: Preview) => Promise<Uint8Array> {
  const opened = openFileCache(folder, MOST);
  return async (preview) => {
    // Of a path, only its line is drawn; all else that is given is part of the name.
    const { paths, ...given } = preview;
    const said = [version, given, paths.map(({ line }) => line)];
    const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex');
    return (await opened).keep(`${hash}.png`, () => drawPreview(preview));
  };
}
