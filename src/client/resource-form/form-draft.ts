import type { Entry } from '../../contribute/resource-fields.ts';
import { addressOf } from '../../catalog/addresses.ts';
import { packOf, SOURCE_PACKS } from '../../catalog/id-packs.ts';
import { completeSource } from '../../source/packed-source.ts';

/** What somebody typed into a form, kept in this browser until it is proposed or cleared. */
export interface StoredDraft {
  /** The resource that is edited; empty for a new one. */
  edit: string;
  /** The file name. */
  id: string;
  entries: Entry[];
  /** The published text of the file at that time, if there was one. */
  original?: string | undefined;
}

interface Kept extends StoredDraft {
  at: number;
}

const BASE = `cairn:${document.documentElement.dataset['base']}:`;
const STORE = `${BASE}draft:`;
/** More than anybody works on; older ones make room. */
const MOST = 20;
/** Which draft this tab has at this address: a reload finds it again. */
const SLOT = `${BASE}tab:${location.search}`;
/** How long the page before may take to release the draft of this tab, in milliseconds; after a reload none but it has it. */
const RELEASE = { reload: 30_000, other: 1000 };

let own = '';

/**
 * Chooses the draft of this tab: the one that it had before a reload, else the newest one that no other tab has, if
 * `mayResume`; else a new one. Of a tab that was duplicated the draft is copied.
 */
export async function openDraft(
  edit: string,
  mayResume: boolean,
): Promise<{ draft: StoredDraft | undefined; isCopy: boolean }> {
  const before = readSlot();
  const all = readAll();
  if (before !== '') {
    const isFree = await claim(before, {
      signal: AbortSignal.timeout(isReload() ? RELEASE.reload : RELEASE.other),
    });
    own = isFree ? before : createName();
    if (!isFree) await claim(own, {});
    writeSlot();
    return { draft: all.get(before), isCopy: !isFree && all.has(before) };
  }
  const left = [...all].filter(([, draft]) => mayResume && draft.edit === edit);
  for (const [name, draft] of left.toSorted((a, b) => b[1].at - a[1].at))
    if (await claim(name, { ifAvailable: true })) {
      // Without locks nobody knows whether another tab has it: a copy takes nothing away.
      own = locks() ? name : createName();
      writeSlot();
      return { draft, isCopy: false };
    }
  own = createName();
  await claim(own, {});
  writeSlot();
  return { draft: undefined, isCopy: false };
}

/** Keeps the draft of this tab, or forgets it. If nothing can be stored it lasts as long as the page. */
export function storeDraft(draft: StoredDraft | undefined): void {
  try {
    if (!draft) {
      localStorage.removeItem(STORE + own);
      return;
    }
    localStorage.setItem(STORE + own, JSON.stringify({ ...draft, at: Date.now() }));
    const all = [...readAll()].toSorted((a, b) => b[1].at - a[1].at);
    for (const [name] of all.slice(MOST)) localStorage.removeItem(STORE + name);
  } catch {
    // It stays on the page.
  }
}

/** Calls back when another tab changes its draft. */
export function onOtherTab(call: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(STORE)) call();
  });
}

/** Whether a tab that is open has a draft of the same resource: the same file, or the same address. */
export async function isEditedElsewhere(mine: StoredDraft): Promise<boolean> {
  const held = (await locks()?.query())?.held?.map(({ name }) => name) ?? [];
  const value = (of: StoredDraft, name: string) => of.entries.find(([one]) => one === name)?.[1];
  const url = value(mine, 'url');
  return [...readAll()].some(
    ([name, other]) =>
      name !== own &&
      held.includes(STORE + name) &&
      other.edit === mine.edit &&
      (mine.edit !== '' ||
        (mine.id !== '' && other.id === mine.id) ||
        (!!url && value(other, 'url') === url)),
  );
}

/** Holds a draft for this tab as long as it is open; resolves with `false` if another tab holds it. */
function claim(name: string, options: LockOptions): Promise<boolean> {
  const manager = locks();
  if (!manager) return Promise.resolve(true);
  return new Promise((resolve) => {
    manager
      .request(STORE + name, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/** A name that no other draft has; `crypto.randomUUID` is absent where a page is not served over https. */
function createName(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(1)}`;
}

function isReload(): boolean {
  return performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload');
}

/** Absent where a page is not served over https. */
function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}

function readSlot(): string {
  try {
    return sessionStorage.getItem(SLOT) ?? '';
  } catch {
    return '';
  }
}

function writeSlot(): void {
  try {
    sessionStorage.setItem(SLOT, own);
  } catch {
    // A reload begins with the newest draft then.
  }
}

function readAll(): Map<string, Kept> {
  const all = new Map<string, Kept>();
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(STORE)) continue;
      const draft = parse(localStorage.getItem(key) ?? '');
      if (draft) all.set(key.slice(STORE.length), draft);
    }
  } catch {
    // As if there were none.
  }
  return all;
}

/** A draft as it was stored; `undefined` if it is damaged. */
function parse(text: string): Kept | undefined {
  try {
    const { edit, id, entries, original, at } = JSON.parse(text) as Record<string, unknown>;
    const isWhole =
      [edit, id].every((value) => typeof value === 'string') &&
      Array.isArray(entries) &&
      (entries as unknown[]).every(
        (entry) =>
          Array.isArray(entry) &&
          entry.length === 2 &&
          entry.every((part) => typeof part === 'string'),
      );
    if (!isWhole) return undefined;
    return { edit, id, entries: entries as Entry[], original, at: Number(at) || 0 } as Kept;
  } catch {
    return undefined;
  }
}

/**
 * What a file of the site holds; `undefined` if there is none.
 *
 * @throws {Error} if there is no connection
 */
export async function fetchJson(address: string): Promise<unknown> {
  const base = document.documentElement.dataset['base'] ?? '/';
  const response = await fetch(base + address.slice(1));
  if (response.ok) return response.json();
  if (response.status === 404) return undefined;
  throw new Error(`${address} responded with ${response.status}.`);
}

/**
 * Requests the file of a published resource, as it is in the content.
 *
 * @returns its text, or `undefined` if no resource has the id
 * @throws {Error} if there is no connection
 */
export async function fetchSource(id: string): Promise<string | undefined> {
  const pack = await fetchJson(addressOf.resourceSources(packOf(id, SOURCE_PACKS)));
  const texts = (pack ?? {}) as Record<string, string>;
  const text = Object.hasOwn(texts, id) ? texts[id] : undefined;
  return text === undefined ? undefined : completeSource(text);
}
