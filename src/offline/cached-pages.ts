import { findOwn, namesOf, notesOf } from './cache-names.ts';
import type { OfflineManifest } from './offline-manifest.ts';

const atOnce = 6;
const patience = 60_000;

/** The site has other files by now than the manifest says. */
export class SiteUpdated extends Error {}

/** The copies that one version of the site keeps in the browser. */
export type CachedPages = ReturnType<typeof openCachedPages>;

interface TakeOptions {
  onTaken?: (address: string) => void;
  signal?: AbortSignal;
}

/** Opens the copies of a version of the site whose home page has the address `root`. */
export function openCachedPages(root: string, version: string) {
  const base = new URL(root).pathname;
  const names = namesOf(base, version);
  // Never resolved: an address that begins with a slash would lead out of the site.
  const urlOf = (address: string) => root + address;
  let read: Promise<OfflineManifest | undefined> | undefined;

  /** The manifest as the core holds it; nothing where somebody has emptied the caches. */
  function manifest(): Promise<OfflineManifest | undefined> {
    return (read ??= findIn(names.core, 'offline.json').then(async (kept) => {
      if (!kept) read = undefined;
      return kept && ((await kept.json()) as OfflineManifest);
    }));
  }

  /** Removes everything, of all versions, choices included. */
  async function forget(): Promise<void> {
    for (const name of findOwn(await caches.keys(), base)) await caches.delete(name);
    read = undefined;
  }

  /** The copy of this version, and of no other. */
  async function find(address: string): Promise<Response | undefined> {
    for (const name of Object.values(names)) {
      const kept = await findIn(name, address);
      if (kept) return kept;
    }
    return undefined;
  }

  /** A copy of any version, for files whose name follows from their content. */
  async function findInAny(address: string): Promise<Response | undefined> {
    for (const name of findOwn(await caches.keys(), base)) {
      const kept = await findIn(name, address);
      if (kept) return kept;
    }
    return undefined;
  }

  async function findIn(name: string, address: string): Promise<Response | undefined> {
    return caches.match(urlOf(address), { cacheName: name, ignoreVary: true });
  }

  /** The addresses of a cache, the oldest first. */
  async function list(name: string): Promise<string[]> {
    const keys = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
    return keys.map(({ url }) => url.slice(root.length));
  }

  async function remove(name: string, addresses: string[]): Promise<void> {
    const cache = await caches.open(name);
    for (const address of addresses) await cache.delete(urlOf(address));
  }

  /**
   * Takes files into a cache of this version, each with the very content that the manifest names,
   * from an older copy or from the network. Throws at the first that cannot be had, and when `signal` aborts.
   */
  async function take(
    name: string,
    addresses: string[],
    { files }: OfflineManifest,
    { onTaken, signal }: TakeOptions = {},
  ): Promise<void> {
    const cache = await caches.open(name);
    const queue = [...addresses];
    const takeNext = async (): Promise<void> => {
      for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
        signal?.throwIfAborted();
        if (!(await findIn(name, address))) {
          const print = files[address]?.[0];
          const copy = (await findOlder(address, print)) ?? (await requestFile(address, print));
          await cache.put(urlOf(address), copy);
        }
        onTaken?.(address);
      }
    };
    const stop = (error: unknown) => {
      queue.length = 0;
      throw error;
    };
    const ends = await Promise.allSettled(
      Array.from({ length: atOnce }, () => takeNext().catch(stop)),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  /** Keeps a response that came anyway, if it is what the manifest says. */
  async function put(name: string, address: string, response: Response, print: string) {
    const copy = await copyIfRight(response, print);
    if (copy) await (await caches.open(name)).put(urlOf(address), copy);
  }

  async function findOlder(address: string, print: string | undefined) {
    const kept = print && (await findInAny(address));
    return kept ? copyIfRight(kept, print) : undefined;
  }

  async function requestFile(address: string, print: string | undefined): Promise<Response> {
    const response = await fetch(urlOf(address), {
      cache: 'no-cache',
      priority: 'low',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new SiteUpdated(`${address} responded with ${response.status}.`);
    const copy = await copyIfRight(response, print);
    if (!copy) throw new SiteUpdated(`${address} is not of this version.`);
    return copy;
  }

  /** Reads and writes a small note that outlives versions. */
  async function readNote<Note>(name: string, otherwise: Note): Promise<Note> {
    const kept = await findIn(notesOf(base), `offline-notes/${name}`);
    return kept ? ((await kept.json()) as Note) : otherwise;
  }

  async function writeNote(name: string, note: unknown): Promise<void> {
    const cache = await caches.open(notesOf(base));
    await cache.put(urlOf(`offline-notes/${name}`), new Response(JSON.stringify(note)));
  }

  return {
    ...{ base, names, urlOf, manifest, find, findIn, findInAny, forget },
    ...{ list, remove, take, put, readNote, writeNote },
  };
}

/** The response with what may be kept of it, unless its content is another one than named. */
async function copyIfRight(
  response: Response,
  print: string | undefined,
): Promise<Response | undefined> {
  const bytes = await response.arrayBuffer();
  if (print !== undefined && (await fingerprint(bytes)) !== print) return undefined;
  const headers = new Headers(response.headers);
  headers.delete('vary');
  return new Response(bytes, { headers });
}

const LENGTH = 12;

/** Identifies the content of a file: the beginning of its SHA-256, in hexadecimal. */
export async function fingerprint(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, LENGTH / 2)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
