import { expect, type Page } from '@playwright/test';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from '../src/content/load-catalog.ts';
import type { OfflineLimits } from '../src/offline/create-manifest.ts';
import type { OfflineManifest } from '../src/offline/offline-manifest.ts';
import { writeOffline } from '../src/offline/write-offline.ts';
import { builtSites, fixtureContent } from './built-sites.ts';
import { serveSite, type ServedSite } from './serve.ts';

/** Nothing is taken without asking but the core. */
export const large: OfflineLimits = { coreBytes: 3_000_000, siteBytes: 0, siteFiles: 0 };

/** A copy of a built site that may be changed while it is served. */
export interface OfflineSite extends ServedSite {
  folder: string;
  base: string;
  manifest: () => Promise<OfflineManifest>;
  /** Replaces text in a file. */
  edit: (file: string, passage: string, instead: string) => Promise<void>;
  /** Does again what the build does for offline use: a new version. */
  renew: (limits?: OfflineLimits) => Promise<void>;
}

/** Copies the built site and serves the copy at its base path. */
export async function startOfflineSite(base = '/'): Promise<OfflineSite> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  const built = base === '/' ? builtSites.root : builtSites.base;
  await cp(built.folder, folder, { recursive: true });
  const site = await serveSite(folder, base);
  return {
    ...site,
    folder,
    base,
    manifest: async () =>
      JSON.parse(await readFile(join(folder, 'offline.json'), 'utf8')) as OfflineManifest,
    edit: async (file, passage, instead) => {
      const text = await readFile(join(folder, file), 'utf8');
      if (!text.includes(passage)) throw new Error(`${file} does not hold "${passage}".`);
      await writeFile(join(folder, file), text.replaceAll(passage, instead));
    },
    renew: async (limits) => {
      const { catalog } = await loadCatalog(fixtureContent);
      if (!catalog) throw new Error('The content has issues.');
      await writeOffline(folder, base, catalog, limits);
    },
    stop: async () => {
      await site.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Opens the home page and waits until the worker has taken the core. */
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
