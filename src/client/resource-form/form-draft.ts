import type { FormEntry } from '../../contribute/form/form-data.ts';

/** What somebody typed into a form, kept in this browser until it is proposed or thrown away. */
export interface StoredDraft {
  id: string;
  entries: FormEntry[];
  /** The published text of the file at that time, where there was one. */
  original?: string | undefined;
}

const STORE = `cairn:${document.documentElement.dataset['base']}:drafts`;
/** More than anybody works on; older ones make room. */
const MOST = 20;

/** The draft of a resource, or of a new one under the empty id; nothing where there is none, or it is damaged. */
export function readDraft(key: string): StoredDraft | undefined {
  return readAll().get(key);
}

/** Keeps a draft, or forgets it. Where nothing can be stored it lasts as long as the page. */
export function storeDraft(key: string, draft: StoredDraft | undefined): void {
  try {
    const all = readAll();
    all.delete(key);
    if (draft) all.set(key, draft);
    localStorage.setItem(STORE, JSON.stringify([...all].slice(-MOST)));
  } catch {
    // It stays on the page.
  }
}

function readAll(): Map<string, StoredDraft> {
  try {
    const all = JSON.parse(localStorage.getItem(STORE) ?? '[]') as unknown;
    return new Map(Array.isArray(all) ? all.filter(isStored) : []);
  } catch {
    return new Map();
  }
}

function isStored(row: unknown): row is [string, StoredDraft] {
  if (!Array.isArray(row) || typeof row[0] !== 'string') return false;
  const { id, entries } = (row[1] ?? {}) as Partial<Record<keyof StoredDraft, unknown>>;
  return (
    typeof id === 'string' &&
    Array.isArray(entries) &&
    entries.every(
      (entry) =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string',
    )
  );
}
