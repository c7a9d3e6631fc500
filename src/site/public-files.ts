import type { AstroIntegration } from 'astro';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { readPlainFile } from '../files/read-plain-file.ts';
import { isReplaceable } from '../schema/reserved-names.ts';
import { folderOf } from '../source/list-file.ts';
import { LARGEST_PUBLIC, PUBLIC_FOLDER, readPublicFolder } from '../source/public-files.ts';
import { contentFolder } from '../source/content-folder.ts';

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * Writes the files in `public/` of a content folder into a site that has been built. Only the icons of the engine are
 * replaced. Returns how many files it wrote.
 *
 * @throws {Error} with the issues, if there are any, or if a file would replace one of the engine
 */
export async function writePublicFiles(content: string, out: string): Promise<number> {
  const { names, issues } = readPublicFolder(folderOf(content), new Map());
  if (issues.length > 0)
    throw new Error(issues.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  for (const name of names) {
    const file = join(out, name);
    await mkdir(dirname(file), { recursive: true });
    const bytes = readPublicFile(content, name);
    await writeFile(file, bytes, { flag: isReplaceable(name) ? 'w' : 'wx' });
  }
  return names.length;
}

/** In development: responds with the files in `public/` of the content as they are now. */
export function servePublicFiles(): AstroIntegration {
  return {
    name: 'cairn-public-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const { base } = server.config;
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').replace(/[?#].*/, '');
          const name = path.slice(path.startsWith(base) ? base.length : 1);
          const content = contentFolder();
          // Read anew, as it is checked anew: what has become a link since then is served no more.
          if (
            extname(name) === '' ||
            !readPublicFolder(folderOf(content), new Map()).names.includes(name)
          ) {
            next();
            return;
          }
          response
            .writeHead(200, {
              'content-type': TYPES[extname(name)] ?? 'text/plain; charset=utf-8',
              'cache-control': 'no-cache',
            })
            .end(readPublicFile(content, name));
        });
      },
    },
  };
}

function readPublicFile(content: string, name: string): Buffer {
  return readPlainFile(join(folderOf(content), PUBLIC_FOLDER, name), LARGEST_PUBLIC);
}
