import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog, Resource } from '../catalog/catalog.ts';
import { joinFields } from '../links/built-site/page.ts';
import type { SearchDocument } from './documents.ts';
import { createInstantIndex } from './instant-index.ts';
import { createLargeIndex } from './large-index.ts';

/**
 * Writes the index of a large catalog to the folder of its site: `search.json`, and shards of words and of documents in
 * `search`. `findText` gives what the catalog says of a document beyond its fields, and nothing of what is on a page alone.
 */
export function writeLargeIndex(
  folder: string,
  catalog: Catalog,
  documents: SearchDocument[],
  findText: (document: SearchDocument) => string,
): void {
  const details = new Map(catalog.resources.map((own) => [own.href, describe(own)]));
  const texts = new Map(documents.map((own) => [own.href, details.get(own.href) ?? findText(own)]));
  const large = createLargeIndex(documents, texts);
  const write = (file: string, data: unknown) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(data));
  };
  write('search.json', createInstantIndex(catalog, documents, large.index));
  large.shards.forEach((shard, i) => write(`search/words/${i}.json`, shard));
  large.documents.forEach((pack, i) => write(`search/documents/${i}.json`, pack));
}

/** What is said of a resource beyond the fields of its document; the rest of its page is about others. */
function describe({ featured, why, start, caveats, placements }: Resource): string {
  return joinFields([
    featured ? why : undefined,
    ...start.map(({ note }) => note),
    ...caveats.map(({ note }) => note),
    ...placements.map(({ note }) => note),
  ]);
}
