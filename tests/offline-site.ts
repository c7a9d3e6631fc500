import { expect, type Page } from '@playwright/test';
import { cpSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from '../src/content/load-catalog.ts';
import type { OfflineLimits } from '../src/offline/create-manifest.ts';
import type { OfflineManifest } from '../src/offline/offline-manifest.ts';
import { createBuiltSite } from '../src/links/built-site/built-site.ts';
import { writeOffline } from '../src/offline/write-offline.ts';
import { builtSites, fixtureContent } from './built-sites.ts';
import { serveSite, type ServedSite } from './serve.ts';

/** The core alone is kept in the background, as of a large site. */
const limits: OfflineLimits = { coreBytes: 3_000_000, siteBytes: 0, siteFiles: 0 };

/** A built site while it is served. */
export interface OfflineSite extends ServedSite {
  folder: string;
  manifest: () => Promise<OfflineManifest>;
}

/** A copy of a site that may be changed while it is served. */
export interface ChangingSite extends OfflineSite {
  /** Replaces text in a file. */
  edit: (file: string, passage: string, instead: string) => Promise<void>;
  /** Keeps pages with such addresses out of what is kept offline. */
  leaveOut: (pages: RegExp) => Promise<void>;
  /** Does again what the build does for offline use, of a large site: a new version. */
  renew: () => Promise<void>;
}

/** Serves a built fixture catalog at its base path. */
async function serveOfflineSite(folder: string): Promise<OfflineSite> {
  return {
    ...(await serveSite(folder, builtSites.fixture.base)),
    folder,
    manifest: async () =>
      JSON.parse(await readFile(join(folder, 'offline.json'), 'utf8')) as OfflineManifest,
  };
}

/** Copies a built fixture catalog, and serves the copy until it stops. */
export async function copyOfflineSite(built: string): Promise<ChangingSite> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  // A tenth of the work of the one that returns a promise.
  cpSync(built, folder, { recursive: true });
  const site = await serveOfflineSite(folder);
  return {
    ...site,
    edit: async (file, passage, instead) => {
      const text = await readFile(join(folder, file), 'utf8');
      if (!text.includes(passage)) throw new Error(`${file} does not hold "${passage}".`);
      await writeFile(join(folder, file), text.replaceAll(passage, instead));
    },
    leaveOut: async (pages) => {
      const { files, ...rest } = await site.manifest();
      const kept = Object.entries(files).filter(([address]) => !pages.test(address));
      const manifest: OfflineManifest = { ...rest, files: Object.fromEntries(kept) };
      await writeFile(join(folder, 'offline.json'), JSON.stringify(manifest));
    },
    renew: async () => {
      const { catalog } = await loadCatalog(fixtureContent);
      if (!catalog) throw new Error('The content has issues.');
      await writeOffline(createBuiltSite(folder), builtSites.fixture.base, catalog, limits);
    },
    stop: async () => {
      await site.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Opens a page and waits until the worker has kept the core. */
export async function startWorker(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const readState = () =>
    page.evaluate(async () => {
      const base = document.documentElement.dataset['base'] ?? '/';
      const registration = await navigator.serviceWorker.getRegistration(base);
      const own = registration && new URL(registration.scope).pathname === base;
      return own ? registration.active?.state : 'none';
    });
  await expect.poll(readState, { timeout: 15_000 }).toBe('activated');
}

/** How many entries each cache of the origin has. */
export function countCopies(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const counts: Record<string, number> = {};
    for (const name of await caches.keys())
      counts[name] = (await (await caches.open(name)).keys()).length;
    return counts;
  });
}
