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

/** What the site sorts by where nothing else is said. */
const byTitle = new Intl.Collator('en', { numeric: true });

/**
 * The order of entries in the parts of a topic where it is not the one that the site gives them, and the parts that have
 * any. A part is named by its section and group: `''`, `tools`, `tools/small`.
 *
 * @param resources in the order of the list
 */
export function findOrders(
  topic: string,
  resources: Placed[],
): { orders: Map<string, string[]>; used: Set<string> } {
  const parts = new Map<string, { id: string; title: string }[]>();
  const used = new Set<string>();
  for (const { id, data } of resources)
    for (const placement of data.placements) {
      if (placement.topic !== topic) continue;
      const { section = '', group } = placement;
      const part = group === undefined ? section : `${section}/${group}`;
      used.add(section).add(part);
      const placed = { id, title: placement.title ?? data.title };
      const known = parts.get(part);
      if (known) known.push(placed);
      else parts.set(part, [placed]);
    }
  const orders = new Map<string, string[]>();
  for (const [part, placed] of parts) {
    const isSorted = placed.every(
      ({ title }, i) => i === 0 || byTitle.compare(placed[i - 1]!.title, title) < 0,
    );
    if (!isSorted) orders.set(part, [...new Set(placed.map(({ id }) => id))]);
  }
  return { orders, used };
}
