/** What one build of the site holds for offline use; written to `/offline.json`. */
export interface OfflineManifest {
  /** Names this build: other files or another worker give another version. */
  version: string;
  /** Every file that may be kept, by its address below the base path. */
  files: Record<string, OfflineFile>;
  /** Addresses without which nothing works offline: taken all together or not at all. */
  core: string[];
  /** What each learning path needs, by the id of the path. */
  paths: Record<string, OfflinePath>;
  /** Whether all files are few and light enough to be fetched in the background. */
  small: boolean;
}

/** The fingerprint of a file and how many bytes it has. */
export type OfflineFile = [fingerprint: string, bytes: number];

export interface OfflinePath {
  title: string;
  /** Address of its page. */
  address: string;
  /** Addresses of its pages and of what they load. */
  needs: string[];
}

/** How much something is. */
export interface Amount {
  pages: number;
  bytes: number;
}

/** Whether an address is that of a page; the home page has the empty one. */
export function isPageAddress(address: string): boolean {
  return address === '' || address.endsWith('/') || address.endsWith('.html');
}

/** Adds up what is at these addresses; an address that the manifest lacks counts nothing. */
export function measureFiles({ files }: OfflineManifest, addresses: Iterable<string>): Amount {
  const amount = { pages: 0, bytes: 0 };
  for (const address of new Set(addresses)) {
    const file = files[address];
    if (file === undefined) continue;
    amount.bytes += file[1];
    if (isPageAddress(address)) amount.pages += 1;
  }
  return amount;
}
