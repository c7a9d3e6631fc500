import { packOf, SOURCE_PACKS } from '../../catalog/id-packs.ts';

/**
 * Requests the file of a published resource, as it is in the content.
 *
 * @returns its text, or `undefined` if no resource has the id
 * @throws {Error} if there is no connection
 */
export async function fetchSource(id: string): Promise<string | undefined> {
  const base = document.documentElement.dataset['base'] ?? '/';
  const response = await fetch(`${base}resources/sources/${packOf(id, SOURCE_PACKS)}.json`);
  if (!response.ok) return undefined;
  const texts = (await response.json()) as Record<string, string>;
  return Object.hasOwn(texts, id) ? texts[id] : undefined;
}
