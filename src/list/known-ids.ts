import { z } from 'zod';
import { id as idSchema } from '../schema/fields.ts';
import { compareTexts, foldText } from '../text/compare.ts';
import { foldUrl } from '../urls/folded-url.ts';

/** What names an entry of a list from one version of the list to the next: its address, else its title. */
interface Named {
  title: string;
  url?: string | undefined;
}

/** The ids that entries had before, so that their addresses on the site stay. */
export interface KnownIds {
  /** The id of an entry; `undefined` for a new one. */
  find: (entry: Named) => string | undefined;
  /** Whether an entry had the id before; no other one gets it. */
  has: (id: string) => boolean;
}

/** No list has more, nor does the file grow beyond it. */
const MOST = 50_000;

const stored = z.object({
  version: z.literal(1),
  ids: z.record(z.string().max(3000), idSchema),
});
const published = z.object({
  resources: z.array(
    z.object({ id: idSchema, title: z.string(), url: z.string().max(2000).optional() }),
  ),
});

/** By what an entry is found again: the folded address, else the folded title. */
export function keyOf({ title, url }: Named): string {
  return url === undefined ? `title ${foldText(title) || title}` : foldUrl(url);
}

/**
 * Reads the ids from the file that remembers them, or from a published `catalog.json`.
 *
 * @param text of either file
 * @returns ids by what {@link keyOf} returns; `undefined` if the text is neither
 */
export function parseKnownIds(text: string): Map<string, string> | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const own = stored.safeParse(data);
  if (own.success) return new Map(Object.entries(own.data.ids).slice(0, MOST));
  const catalog = published.safeParse(data);
  if (!catalog.success) return undefined;
  const ids = new Map<string, string>();
  for (const resource of catalog.data.resources.slice(0, MOST))
    if (!ids.has(keyOf(resource))) ids.set(keyOf(resource), resource.id);
  return ids;
}

/** The text of the file that remembers ids: those that are known, and those of all entries now. */
export function formatKnownIds(
  known: ReadonlyMap<string, string>,
  entries: Iterable<Named & { id: string }>,
): string {
  const ids = new Map(known);
  const given = new Set(ids.values());
  for (const entry of entries) {
    const key = keyOf(entry);
    if (ids.has(key) || given.has(entry.id)) continue;
    ids.set(key, entry.id);
    given.add(entry.id);
  }
  const sorted = [...ids].sort(([one], [other]) => compareTexts(one, other)).slice(0, MOST);
  return `${JSON.stringify({ version: 1, ids: Object.fromEntries(sorted) }, undefined, 1)}\n`;
}

/** Finds ids in what was read; each is given once, to the first entry with its address. */
export function createKnownIds(ids: ReadonlyMap<string, string>): KnownIds {
  const all = new Set(ids.values());
  return { find: (entry) => ids.get(keyOf(entry)), has: (id) => all.has(id) };
}
