import names from './reserved-names.json' with { type: 'json' };

/**
 * The first parts of addresses that the engine has, or keeps free for what it may get while the format of content
 * stays the same: no page or file of a catalog may begin with one, or an update would take its address.
 */
const reserved = new Set([...names.taken, ...names.keptFree]);
const replaceable = new Set(names.replaceable);

/** Whether the first part of an address belongs to the engine, whatever its capitals. */
export function isReservedAddress(name: string): boolean {
  return reserved.has(name.toLowerCase());
}

/** Whether a catalog may put a file of its own in place of this one of the engine. */
export function isReplaceable(name: string): boolean {
  return replaceable.has(name);
}
