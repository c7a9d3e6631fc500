import { wholeCatalog, type Keepable } from './messages.ts';
import type { OfflineManifest } from './offline-manifest.ts';

/** The addresses beyond the core that these kept things need; what no longer exists needs nothing. */
export function neededBy(kept: Keepable[], manifest: OfflineManifest): string[] {
  const core = new Set(manifest.core);
  const all = kept.includes(wholeCatalog)
    ? Object.keys(manifest.files)
    : kept.flatMap((id) => manifest.paths[id]?.needs ?? []);
  return [...new Set(all)].filter((address) => !core.has(address));
}

/** The oldest of a list, the oldest first, that are too many. */
export function findSurplus(addresses: string[], most: number): string[] {
  return addresses.slice(0, Math.max(0, addresses.length - most));
}
