import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addressOf } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { findResourcePages } from '../catalog/queries.ts';
import { hasFacetIndex, ROWS_OF_A_PACK } from '../catalog/facet-index.ts';

const ROW = /<li class="row".*?<\/li>/gs;

/**
 * Writes the rows of a long list of resources in small packs, as its pages have them, so that a filter loads only what it
 * shows. Returns how many packs were written.
 *
 * @throws {Error} if a page has not as many rows as resources
 */
export function writeRowPacks(site: string, catalog: Catalog): number {
  if (!hasFacetIndex(catalog)) return 0;
  const rows = findResourcePages(catalog).flatMap(({ number, resources }) => {
    const page = join(site, addressOf.resourcePage(number), 'index.html');
    const found = readFileSync(page, 'utf8').match(ROW) ?? [];
    if (found.length !== resources.length)
      throw new Error(`"${page}" has ${found.length} rows instead of ${resources.length}.`);
    return found;
  });
  const count = Math.ceil(rows.length / ROWS_OF_A_PACK);
  for (let pack = 0; pack < count; pack += 1) {
    const file = join(site, addressOf.resourceRows(pack));
    if (pack === 0) mkdirSync(dirname(file), { recursive: true });
    const own = rows.slice(pack * ROWS_OF_A_PACK, (pack + 1) * ROWS_OF_A_PACK);
    writeFileSync(file, JSON.stringify(own));
  }
  return count;
}
