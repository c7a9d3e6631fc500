/** So many that a pack of ten thousand resources holds forty files, and weighs some ten kilobytes compressed. */
const PACKS = 256;

/**
 * The name of the pack that holds the file of a resource, such as `0a`. A file of its own for each resource would double
 * the files of a site, of which hosts take only so many. The same id always has the same pack.
 */
export function packOf(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % PACKS).toString(16).padStart(2, '0');
}
