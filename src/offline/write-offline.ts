import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { engineFolder } from '../files/engine.ts';
import { findBuiltFiles, parseBuiltPage } from '../links/built-site/page.ts';
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
const DIGITS = 12;
/** What a page shows or runs; an address elsewhere, such as of a feed, is only mentioned. */
const ASSET = /\.(?:css|js|svg|png|ico|webp|avif|jpe?g|gif|woff2)$/;
const MENTIONS = new Set(['a', 'meta']);

/**
 * Writes `offline.json` and `offline-worker.js` into a built and indexed site at a base path.
 * Both follow from the files alone, so the same build gives the same version.
 * Returns a line on what was found. Throws when there is no page.
 */
export async function writeOffline(
  dist: string,
  base: string,
  catalog: Catalog,
  limits?: OfflineLimits,
): Promise<string> {
  // What begins with a dot speaks to hosts, and many do not serve it.
  const names = [...(await findBuiltFiles(dist))].filter((name) => !/(?:^|\/)\./.test(name));
  const built = names.map((name) => readBuiltFile(dist, name));
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
    loadsOf: (address) => (isPageAddress(address) ? findLoads(dist, base, address) : []),
  };
  const manifest = createManifest(content, limits);
  const code = await bundleWorker();
  const version = digest(code + JSON.stringify(manifest));
  const whole: OfflineManifest = { version, ...manifest };
  await writeFile(join(dist, 'offline.json'), JSON.stringify(whole));
  await writeFile(join(dist, 'offline-worker.js'), code.replaceAll(VERSION, version));
  return formatManifest(whole);
}

function readBuiltFile(dist: string, name: string): BuiltFile {
  const bytes = readFileSync(join(dist, name));
  const address = encodeURI(name.replace(/(^|\/)index\.html$/, '$1'));
  return { address, file: [digest(bytes), bytes.length] };
}

function findLoads(dist: string, base: string, address: string): string[] {
  const name = decodeURI(address);
  const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
  const { references } = parseBuiltPage(readFileSync(join(dist, file), 'utf8'));
  const page = new URL(base + address, 'http://site.invalid');
  return references.flatMap(({ element, value }) => {
    if (MENTIONS.has(element) || !URL.canParse(value, page)) return [];
    const { origin, pathname } = new URL(value, page);
    const own = origin === page.origin && pathname.startsWith(base) && ASSET.test(pathname);
    return own ? [pathname.slice(base.length)] : [];
  });
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, DIGITS);
}

/** Bundles the worker into one classic script, which every browser that has workers can run. */
export async function bundleWorker(): Promise<string> {
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
