import { SiteUpdated, type CachedPages } from './cached-pages.ts';
import { wholeCatalog, type Keepable, type OfflineState } from './messages.ts';
import { isPageAddress, measureFiles, type OfflineManifest } from './offline-manifest.ts';

/** Keeps and drops what readers choose, one after the other, and reports every change. */
interface Keeping {
  keep: (what: Keepable) => Promise<void>;
  drop: (what: Keepable) => Promise<void>;
  /** Of a small site: keeps all of it, unrequested; `announce` gets the number of bytes. */
  takeRest: (signal: AbortSignal, announce: (bytes: number) => Promise<void>) => Promise<void>;
  sendState: () => Promise<void>;
}

/** Starts keeping; `reinstall` fetches the core again, `send` brings a state to the pages. */
export function createKeeping(
  copies: CachedPages,
  {
    reinstall,
    send,
  }: { reinstall: () => Promise<void>; send: (state: OfflineState) => Promise<void> },
): Keeping {
  let working: OfflineState['working'];
  let failure: OfflineState['failure'];
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> =>
    (last = last.catch(() => undefined).then(work));
  const readKept = () => copies.readNote<Keepable[]>('kept', []);
  let sending = false;

  async function sendState(): Promise<void> {
    const manifest = await copies.manifest();
    if (!manifest) return;
    const { core, kept, seen } = copies.names;
    const lists = await Promise.all([core, kept, seen].map((name) => copies.list(name)));
    const [inCore, inKept] = lists;
    const staying = new Set([...inCore!, ...inKept!]);
    const paths = Object.entries(manifest.paths).map(([id, { title, address, needs }]) => [
      id,
      {
        ...{ title, address, ...measureFiles(manifest, needs) },
        here: needs.every((needed) => staying.has(needed)),
      },
    ]);
    await send({
      offline: 'state',
      kept: await readKept(),
      working,
      failure,
      paths: Object.fromEntries(paths) as OfflineState['paths'],
      here: measureFiles(manifest, lists.flat()),
      all: measureFiles(manifest, Object.keys(manifest.files)),
    });
  }

  /** Says how far it is, unless it is being sent: it lists all copies, which would outlast the work. */
  async function sendProgress(): Promise<void> {
    if (sending) return;
    sending = true;
    await sendState().finally(() => (sending = false));
  }

  async function keep(what: Keepable): Promise<void> {
    // The copies may have been removed while this worker went on.
    if (!(await copies.manifest())) await reinstall();
    const manifest = await copies.manifest();
    if (!manifest) return;
    const { kept } = copies.names;
    const held = new Set(await copies.list(kept));
    const missing = neededBy([what], manifest).filter((address) => !held.has(address));
    const of = pagesOf(what, manifest);
    working = { what, done: of - missing.filter(isPageAddress).length, of };
    failure = undefined;
    await sendState();
    try {
      await copies.take(kept, missing, manifest, {
        onTaken: (address) => {
          if (!working || !isPageAddress(address)) return;
          working.done += 1;
          void sendProgress();
        },
      });
      await copies.writeNote('kept', [...new Set([...(await readKept()), what])]);
    } catch (error) {
      failure = { what, why: reasonOf(error) };
      await copies.remove(kept, missing).catch(() => undefined);
    }
    working = undefined;
    await sendState();
  }

  async function drop(what: Keepable): Promise<void> {
    const manifest = await copies.manifest();
    const left = (await readKept()).filter((id) => id !== what);
    await copies.writeNote('kept', left);
    if (manifest && !manifest.small) {
      const needed = new Set(neededBy(left, manifest));
      const held = await copies.list(copies.names.kept);
      const surplus = held.filter((address) => !needed.has(address));
      await copies.remove(copies.names.kept, surplus);
    }
    failure = undefined;
    await sendState();
  }

  async function takeRest(
    signal: AbortSignal,
    announce: (bytes: number) => Promise<void>,
  ): Promise<void> {
    const manifest = await copies.manifest();
    if (!manifest?.small || (await copies.readNote('full', '')) === manifest.version) return;
    const held = new Set(await copies.list(copies.names.kept));
    const missing = neededBy([wholeCatalog], manifest).filter((address) => !held.has(address));
    if (missing.length === 0 || signal.aborted) return;
    await announce(measureFiles(manifest, missing).bytes);
    await copies
      .take(copies.names.kept, missing, manifest, { signal })
      .catch(async (error: unknown) => {
        // Where there is no room, what is here stays, and nothing is tried again.
        if (reasonOf(error) === 'room') await copies.writeNote('full', manifest.version);
      });
    await sendState();
  }

  return {
    sendState,
    keep: (what) => inTurn(() => keep(what)),
    drop: (what) => inTurn(() => drop(what)),
    takeRest: (signal, announce) => inTurn(() => takeRest(signal, announce)),
  };
}

function pagesOf(what: Keepable, manifest: OfflineManifest): number {
  const all =
    what === wholeCatalog ? Object.keys(manifest.files) : (manifest.paths[what]?.needs ?? []);
  return measureFiles(manifest, all).pages;
}

function reasonOf(error: unknown): 'room' | 'connection' | 'updated' {
  if (error instanceof SiteUpdated) return 'updated';
  return (error as Error).name === 'QuotaExceededError' ? 'room' : 'connection';
}

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
