import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { engineFolder } from '../files/engine.ts';
import { digest, type BuiltSite } from '../links/built-site/built-site.ts';
import {
  findCorePages,
  findPagesOfPath,
  createManifest,
  formatManifest,
  type BuiltFile,
  type OfflineContent,
  type OfflineLimits,
} from './create-manifest.ts';
import { isPageAddress, type OfflineManifest } from './offline-manifest.ts';
import { rolldown } from 'rolldown';

/** Stands in the bundled worker where the version belongs. */
const VERSION = 'OFFLINE_VERSION';
/** What a page shows or runs; an address elsewhere, such as of a feed, is only mentioned. */
const ASSET = /\.(?:css|js|svg|png|ico|webp|avif|jpe?g|gif|woff2)$/;
const MENTIONS = new Set(['a', 'meta']);

/**
 * Writes `offline.json` and `offline-worker.js` into a built and indexed site at a base path.
 * Both follow from the files alone, so the same build gives the same version.
 * Returns a line on what was found. Throws when there is no page.
 */
export async function writeOffline(
  { folder: dist, read }: BuiltSite,
  base: string,
  catalog: Catalog,
  limits?: OfflineLimits,
): Promise<string> {
  const files = read();
  // What begins with a dot is for hosts, and many do not serve it.
  const offered = [...files].filter(([name]) => !/(?:^|\/)\./.test(name));
  const built = offered.map(([name, own]): BuiltFile => {
    const address = encodeURI(name.replace(/(^|\/)index\.html$/, '$1'));
    return { address, file: [own.digest, own.bytes] };
  });
  if (!built.some(({ address }) => isPageAddress(address)))
    throw new Error(`"${dist}" holds no page. Build the site first.`);
  const below = ({ href }: { href: string }) => href.slice(catalog.pages.home.length);
  const content: OfflineContent = {
    built,
    pages: findCorePages(catalog),
    paths: Object.fromEntries(
      catalog.paths.map((path) => [
        path.id,
        { title: path.title, address: below(path), needs: findPagesOfPath(path, catalog) },
      ]),
    ),
    loadsOf: (address) => (isPageAddress(address) ? findLoads(files, base, address) : []),
  };
  const manifest = createManifest(content, limits);
  const code = await bundleWorker();
  const version = digest(code + JSON.stringify(manifest));
  const whole: OfflineManifest = { version, ...manifest };
  await writeFile(join(dist, 'offline.json'), JSON.stringify(whole));
  await writeFile(join(dist, 'offline-worker.js'), code.replaceAll(VERSION, version));
  return formatManifest(whole);
}

function findLoads(files: ReturnType<BuiltSite['read']>, base: string, address: string): string[] {
  const name = decodeURI(address);
  const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
  const references = files.get(file)?.document?.references ?? [];
  const page = new URL(base + address, 'http://site.invalid');
  return references.flatMap(({ element, value }) => {
    if (MENTIONS.has(element) || !URL.canParse(value, page)) return [];
    const { origin, pathname } = new URL(value, page);
    const own = origin === page.origin && pathname.startsWith(base) && ASSET.test(pathname);
    return own ? [pathname.slice(base.length)] : [];
  });
}

/** Bundles the worker into one classic script, which every browser that has workers can run. */
async function bundleWorker(): Promise<string> {
  const bundle = await rolldown({
    input: join(engineFolder(), 'src/offline/worker.ts'),
    platform: 'browser',
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
