/** Where a resource is. */
export interface Place {
  topic: string;
  section?: string;
  group?: string;
  locator?: string;
}

interface Placed {
  id: string;
  data: { title: string; placements: (Place & { title?: string })[] };
}

/** The titles that resources have in a part of a topic, by their ids. */
type Part = ReadonlyMap<string, string>;

/** What the site sorts by where nothing else is said. */
const byTitle = new Intl.Collator('en', { numeric: true });

/**
 * The parts of a topic that have resources. A part is named by its section and group: `''`, `tools`, `tools/small`; a
 * section is a part if only its groups have any.
 */
export function findParts(topic: string, resources: Placed[]): Map<string, Part> {
  const parts = new Map<string, Map<string, string>>();
  const open = (name: string) => {
    const part = parts.get(name) ?? new Map<string, string>();
    parts.set(name, part);
    return part;
  };
  for (const { id, data } of resources)
    for (const { topic: of, section = '', group, title = data.title } of data.placements) {
      if (of !== topic) continue;
      const part = open(section);
      (group === undefined ? part : open(`${section}/${group}`)).set(id, title);
    }
  return parts;
}

/** An order with those that are in a part; `undefined` if the site has the same order without it. */
export function orderOf(order: string[] | undefined, part: Part = new Map()): string[] | undefined {
  const kept = order?.filter((id) => part.has(id)) ?? [];
  const isSorted = kept.every((id, i) => {
    const before = kept[i - 1];
    if (before === undefined) return true;
    const order = byTitle.compare(part.get(before) ?? '', part.get(id) ?? '');
    // Those with one title come in the order of their files.
    return order < 0 || (order === 0 && before < id);
  });
  return isSorted ? undefined : kept;
}
