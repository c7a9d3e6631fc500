/** A part of a list: an entry with what is below it, or a line that is always kept. */
interface Part {
  text: string;
  /** Its place and its text; `undefined` for a line that is always kept. */
  key?: string;
}

export type Texts = ReadonlyMap<string, string>;

const ENTRY = /^(?:[-*+][ \t]|\|)/;
const BELOW = /^[ \t]+\S/;
const HEADING = /^(#{1,6})[ \t]/;
const LINK = /https?:\/\/[^\s)\]>"'|]+/g;
/** What may begin or end something that reaches beyond the entry. */
const REACHES_OUT = /<(?!https?:)[a-z!/]|-->|```|~~~|\]\(#/i;

/** A list with the keys of its entries, and how often it has each. */
interface Cut {
  parts: Part[];
  counts: Map<string, number>;
}

/** Two versions of lists without what is the same in both. */
export type Reduce = (before: Texts, after: Texts) => { before: Texts; after: Texts };

/**
 * Creates what leaves out of two versions of lists what is the same in both, so that reading what changed costs little:
 * entries with the same text at the same place, but for those that share an address with what changed, and the first
 * ones of each place, without which its heading would mean something else. Headings, texts and definitions stay.
 *
 * @param first how many of each place stay
 */
export function createReduce(first: number): Reduce {
  const places = new Map<string, number>();
  // A version is the end of one day and the beginning of the next.
  let known = new Map<string, Map<string, Cut>>();
  return (before, after) => {
    const next: typeof known = new Map();
    const cut = ([list, text]: [string, string]): [string, Cut] => {
      const found = known.get(list)?.get(text) ?? next.get(list)?.get(text);
      const own = found ?? countKeys(cutParts(list, text, places));
      next.set(list, (next.get(list) ?? new Map<string, Cut>()).set(text, own));
      return [list, own];
    };
    const [old, now] = [new Map([...before].map(cut)), new Map([...after].map(cut))];
    known = next;
    const isSame = (list: string, key: string) =>
      old.get(list)?.counts.get(key) === now.get(list)?.counts.get(key);
    const changed = new Set<string>();
    for (const [list, { parts }] of [...old, ...now])
      if (before.get(list) !== after.get(list))
        for (const { key, text } of parts)
          if (key !== undefined && !isSame(list, key))
            for (const url of findUrls(text)) changed.add(url);
    const isChanged = (list: string, { key, text }: Part) =>
      key !== undefined &&
      (!isSame(list, key) || (changed.size > 0 && findUrls(text).some((url) => changed.has(url))));
    const reduce = (side: Map<string, Cut>): Texts =>
      new Map(
        [...side].flatMap(([list, { parts }]) => {
          // A list that has nothing to do with what changed is left out as a whole.
          const isPart =
            before.get(list) !== after.get(list) || parts.some((part) => isChanged(list, part));
          if (!isPart) return [];
          const kept = chooseFirst(now.get(list)?.parts ?? [], (key) => isSame(list, key), first);
          return [
            [
              list,
              join(
                parts.filter(
                  (part) => part.key === undefined || kept.has(part.key) || isChanged(list, part),
                ),
              ),
            ],
          ];
        }),
      );
    return { before: reduce(old), after: reduce(now) };
  };
}

/** A list with the first entries of each place only. */
export function keepFirst(text: string, first: number): string {
  const parts = cutParts('', text, new Map());
  const kept = chooseFirst(parts, () => true, first);
  return join(parts.filter(({ key }) => key === undefined || kept.has(key)));
}

/**
 * The entries of a list, and the lines around them.
 *
 * @param places numbers of places, by the headings and the line that an entry stands below
 */
function cutParts(list: string, text: string, places: Map<string, number>): Part[] {
  const lines = text.split(/\r\n?|\n/);
  const parts: Part[] = [];
  const headings: string[] = [];
  let above = '';
  let place: number | undefined;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    let end = i + 1;
    const isEntry = ENTRY.test(line);
    if (isEntry && !line.startsWith('|')) while (BELOW.test(lines[end] ?? '')) end += 1;
    const entry = end === i + 1 ? line : lines.slice(i, end).join('\n');
    i = end - 1;
    if (isEntry && entry.includes('http') && !REACHES_OUT.test(entry)) {
      if (place === undefined) {
        const key = [list, ...headings, above].join('\n');
        place = places.get(key) ?? places.size;
        places.set(key, place);
      }
      parts.push({ text: entry, key: `${place} ${entry}` });
      continue;
    }
    parts.push({ text: entry });
    if (line.trim() === '') continue;
    const depth = HEADING.exec(line)?.[1]?.length;
    if (depth !== undefined) headings.splice(depth - 1, headings.length, line);
    above = line;
    place = undefined;
  }
  return parts;
}

function countKeys(parts: Part[]): Cut {
  const counts = new Map<string, number>();
  for (const { key } of parts) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { parts, counts };
}

/** The keys of the first entries of each place that are the same in both versions. */
function chooseFirst(parts: Part[], isSame: (key: string) => boolean, first: number): Set<string> {
  const kept = new Set<string>();
  let left = first;
  for (const { key, text } of parts) {
    if (key === undefined) left = text.trim() === '' ? left : first;
    else if (left > 0 && isSame(key)) {
      left -= 1;
      kept.add(key);
    }
  }
  return kept;
}

function findUrls(text: string): string[] {
  return text.match(LINK) ?? [];
}

function join(parts: Part[]): string {
  return parts.map(({ text }) => text).join('\n');
}
