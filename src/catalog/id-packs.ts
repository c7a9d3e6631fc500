/** So many that a pack of ten thousand resources holds forty files, and weighs some ten kilobytes compressed. */
export const SOURCE_PACKS = 256;

/** Below so many resources, what readers need of all of them is one small file. */
const FEW_RESOURCES = 250;
/** What readers need of so many resources weighs about as much as the headers of its response. */
const RESOURCES_OF_A_PACK = 10;

/**
 * The name of the pack that holds something of a resource, such as `0a`. A file of its own for each resource would double
 * the files of a site, of which hosts take only so many. The same id always has the same of so many packs.
 */
export function packOf(id: string, packs: number): string {
  let hash = 0x811c9dc5;
  for (const character of id)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return packName(hash % packs);
}

/** The name of a pack by its number, from 0. */
export function packName(number: number): string {
  return number.toString(16).padStart(2, '0');
}

/** How many packs hold what readers need of so many resources; 0 if one file holds all of it. */
export function countReaderPacks(resources: number): number {
  if (resources <= FEW_RESOURCES) return 0;
  return 2 ** Math.ceil(Math.log2(resources / RESOURCES_OF_A_PACK));
}
