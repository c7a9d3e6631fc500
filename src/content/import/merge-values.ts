import { isSame } from './record.ts';
import type { Fields } from './fit.ts';

/**
 * Brings together what the last import wrote, what is there, and what the list says now: what only the list changed is
 * taken, all else stays. Lists of ids and of things with ids are merged item by item.
 *
 * @param conflict is called where both have changed a value
 */
export function mergeValues(
  last: unknown,
  now: unknown,
  next: unknown,
  conflict: () => void,
): unknown {
  if (isSame(now, next) || isSame(last, next)) return now;
  if (isSame(now, last)) return next;
  if (isItems(now) && isItems(next) && (last === undefined || isItems(last)))
    return mergeItems(last ?? [], now, next, conflict);
  if (isGroup(now) && isGroup(next) && isGroup(last)) {
    const keys = new Set([...Object.keys(now), ...Object.keys(next)]);
    const merged = [...keys].map((key): [string, unknown] => [
      key,
      mergeValues(last[key], now[key], next[key], conflict),
    ]);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  }
  conflict();
  return now;
}

type Item = string | (Fields & { id: string });

const idOf = (item: Item) => (typeof item === 'string' ? item : item.id);

function mergeItems(last: Item[], now: Item[], next: Item[], conflict: () => void): Item[] {
  const [inLast, inNow, inNext] = [last, now, next].map(
    (items) => new Map(items.map((item) => [idOf(item), item])),
  ) as [Map<string, Item>, Map<string, Item>, Map<string, Item>];
  const merged = now.flatMap((item): Item[] => {
    const id = idOf(item);
    const [before, after] = [inLast.get(id), inNext.get(id)];
    if (after === undefined && before !== undefined && isSame(before, item)) return [];
    if (after === undefined && before !== undefined) conflict();
    return [after === undefined ? item : (mergeValues(before, item, after, conflict) as Item)];
  });
  next.forEach((item, i) => {
    const id = idOf(item);
    if (inNow.has(id) || inLast.has(id)) return;
    // What is new comes behind what it follows in the list.
    const before = next[i - 1];
    const at = before === undefined ? -1 : merged.findIndex((one) => idOf(one) === idOf(before));
    merged.splice(before !== undefined && at === -1 ? merged.length : at + 1, 0, item);
  });
  return merged;
}

function isItems(value: unknown): value is Item[] {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => typeof item === 'string' || (isGroup(item) && typeof item['id'] === 'string'))
  );
}

function isGroup(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
