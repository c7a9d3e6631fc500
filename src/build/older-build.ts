import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Files that every build wrote before there was a marker. */
const SIGNS = [
  'index.html',
  '404.html',
  'catalog.json',
  'offline.json',
  'offline-worker.js',
  'pagefind/pagefind-entry.json',
];
/** What a build writes and does not list in `offline.json`. */
const UNLISTED =
  /^og\/.+\.png$|^schema\/[^/]+\.json$|^changes\/page\/\d+\/index\.html$|^pagefind\/|^resources\/[^/]+\.yaml$|^(?:feed|sitemap[^/]*)\.xml$|^robots\.txt$|^404\.html$|^\.nojekyll$|^offline(?:\.json|-worker\.js)$/;

const offlineSchema = z.object({
  version: z.string().regex(/^[0-9a-f]{12}$/),
  files: z.record(z.string(), z.tuple([z.string(), z.number()])),
  core: z.array(z.string()),
  paths: z.record(z.string(), z.unknown()),
});
const catalogSchema = z.object({ version: z.literal(1), page: z.url(), resources: z.unknown() });

/**
 * The files of a site that was built before sites had a marker, known by what only such a build writes: its manifest
 * for offline use and its catalog. `undefined` if the folder is none. `names` are the files of the folder.
 */
export async function isOlderBuild(
  folder: string,
  names: string[],
): Promise<Set<string> | undefined> {
  if (!SIGNS.every((name) => names.includes(name))) return undefined;
  try {
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(join(folder, name), 'utf8'));
    const { files } = offlineSchema.parse(await read('offline.json'));
    catalogSchema.parse(await read('catalog.json'));
    const isListed = (name: string) =>
      encodeURI(name.replace(/(^|\/)index\.html$/, '$1')) in files || UNLISTED.test(name);
    return new Set(names.filter(isListed));
  } catch {
    return undefined;
  }
}
