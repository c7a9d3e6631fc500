import { findOutdated, findOwn } from './cache-names.ts';
import type { Copies } from './copies.ts';
import { neededBy } from './needed.ts';
import type { OfflineManifest } from './offline-manifest.ts';

/** After a failure nobody asks for the same version again so soon. */
const pause = 10 * 60_000;

interface Failure {
  version: string;
  at: number;
}

/**
 * Takes a version: its core and what the reader keeps, all of it or nothing, and then, as far as
 * that goes, what an older version held. Throws where it cannot; what was there stays.
 */
export async function install(copies: Copies, version: string): Promise<void> {
  const failure = await copies.readNote<Failure | undefined>('failure', undefined);
  if (failure?.version === version && Date.now() - failure.at < pause)
    throw new Error('This version could not be taken a moment ago.');
  const before = await findHeld(copies);
  try {
    const manifest = await readManifest(copies, version);
    const { core, kept, seen } = copies.names;
    await copies.take(core, manifest.core, manifest);
    const needed = neededBy(await copies.readNote('kept', []), manifest);
    await copies.take(kept, needed, manifest);
    const rest = before.filter(
      (address) => address in manifest.files && ![...manifest.core, ...needed].includes(address),
    );
    await copies.take(manifest.small ? kept : seen, rest, manifest).catch(() => undefined);
  } catch (error) {
    for (const name of Object.values(copies.names)) await caches.delete(name);
    await copies.writeNote('failure', { version, at: Date.now() } satisfies Failure);
    throw error;
  }
}

/** Removes what other versions of this site kept. */
export async function removeOutdated(copies: Copies, version: string): Promise<void> {
  const names = findOutdated(await caches.keys(), copies.base, version);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The manifest goes first into the core: with it the core can be understood. */
async function readManifest(copies: Copies, version: string): Promise<OfflineManifest> {
  await copies.take(copies.names.core, ['offline.json'], { files: {} } as OfflineManifest);
  const manifest = await copies.manifest();
  if (manifest?.version !== version) throw new Error('The site is being renewed just now.');
  return manifest;
}

async function findHeld(copies: Copies): Promise<string[]> {
  const names = findOwn(await caches.keys(), copies.base);
  const lists = await Promise.all(names.map((name) => copies.list(name)));
  return [...new Set(lists.flat())];
}
