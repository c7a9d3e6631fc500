import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPreview, type Preview } from './preview-image.ts';

/** More than one large site has; at 50 KB an image, 100 MB. */
const MOST = 2000;

/**
 * Draws previews, but not again what it has drawn before: images are kept in `folder` by all that they follow from, so
 * that one from there has the same bytes as a new one. The folder may be deleted at any time; when it has grown too
 * large it begins anew.
 *
 * @param version what draws them: an image of another version is not used
 */
export function createPreviewCache(folder: string, version: string): Draw {
  mkdirSync(folder, { recursive: true });
  const kept = new Set(readdirSync(folder));
  if (kept.size > MOST) {
    for (const name of kept) rmSync(join(folder, name), { force: true });
    kept.clear();
  }
  return async (preview) => {
    const { site, title, otherwise, text, language, paths } = preview;
    const said = [version, site, title, otherwise, text, language, paths.map(({ line }) => line)];
    const name = `${createHash('sha256').update(JSON.stringify(said)).digest('hex')}.png`;
    const file = join(folder, name);
    const before = kept.has(name) ? readIfAny(file) : undefined;
    if (before) return before;
    const image = await drawPreview(preview);
    // Whole or not at all, also if the build is killed.
    const temporary = join(folder, `${randomUUID()}.tmp`);
    writeFileSync(temporary, image);
    renameSync(temporary, file);
    return image;
  };
}

export type Draw = (preview: Preview) => Promise<Buffer>;

function readIfAny(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
