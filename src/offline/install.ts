import { findOutdated, findOwn } from './cache-names.ts';
import type { CachedPages } from './cached-pages.ts';
import { neededBy } from './keeping.ts';
import { measureFiles, type OfflineManifest } from './offline-manifest.ts';

/** After a failure the same version is not fetched again so soon. */
const pause = 10 * 60_000;

interface Failure {
  version: string;
  at: number;
}

/** What a first installation needs to know of the pages that are open, and to say to them. */
interface InstallOptions {
  /** The addresses of the pages that are open. */
  findOpen: () => Promise<string[]>;
  /** Called with the number of bytes that are fetched in the background. */
  announce: (bytes: number) => Promise<void>;
  signal: AbortSignal;
}

/**
 * Takes a version: the pages that are open, its core and what the reader keeps, all of it or nothing, and then, as
 * far as that goes, what an older version held.
 * @throws {Error} if it cannot, or `signal` aborts; what was there stays
 */
export async function install(
  copies: CachedPages,
  version: string,
  { findOpen, announce, signal }: InstallOptions,
): Promise<void> {
  const failure = await copies.readNote<Failure | undefined>('failure', undefined);
  if (failure?.version === version && Date.now() - failure.at < pause)
    throw new Error('This version could not be taken a moment ago.');
  const before = await findHeld(copies);
  try {
    const manifest = await readManifest(copies, version);
    const { core, kept, seen } = copies.names;
    const needed = neededBy(await copies.readNote('kept', []), manifest);
    const isFirst = before.every((address) => address.startsWith('offline-notes/'));
    if (isFirst) await announce(measureFiles(manifest, manifest.core).bytes);
    const takeOpen = async () => {
      const open = (await findOpen()).filter((address) => address in manifest.files);
      const others = open.filter((address) => !manifest.core.includes(address));
      await copies.take(seen, others, manifest, { signal });
    };
    // The reader sees these now, and may lose the connection at any moment.
    await takeOpen();
    await copies.take(core, manifest.core, manifest, { signal });
    await copies.take(kept, needed, manifest, { signal });
    // Opened meanwhile.
    await takeOpen();
    const rest = before.filter(
      (address) => address in manifest.files && ![...manifest.core, ...needed].includes(address),
    );
    await copies.take(manifest.small ? kept : seen, rest, manifest).catch(() => undefined);
  } catch (error) {
    for (const name of Object.values(copies.names)) await caches.delete(name);
    if (!signal.aborted)
      await copies.writeNote('failure', { version, at: Date.now() } satisfies Failure);
    throw error;
  }
}

/** Removes what other versions of this site kept. */
export async function removeOutdated(copies: CachedPages, version: string): Promise<void> {
  const names = findOutdated(await caches.keys(), copies.base, version);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The manifest goes first into the core: with it the core can be understood. */
async function readManifest(copies: CachedPages, version: string): Promise<OfflineManifest> {
  await copies.take(copies.names.core, ['offline.json'], { files: {} } as OfflineManifest);
  const manifest = await copies.manifest();
  if (manifest?.version !== version) throw new Error('The site is being updated.');
  return manifest;
}

async function findHeld(copies: CachedPages): Promise<string[]> {
  const names = findOwn(await caches.keys(), copies.base);
  const lists = await Promise.all(names.map((name) => copies.list(name)));
  return [...new Set(lists.flat())];
}
