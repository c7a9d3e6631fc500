import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog, Resource } from '../catalog/catalog.ts';
import type { BuiltSite } from '../links/built-site/built-site.ts';
import { joinFields } from '../links/built-site/page-text.ts';
import { createSearchDocuments, type SearchDocument } from './documents.ts';
import { createInstantIndex } from './instant-index.ts';
import { createLargeIndex } from './large-index.ts';

/**
 * Writes the index of a large catalog: `search.json`, and shards of words and of documents in `search`. `findText` gives
 * what a document says beyond its fields, if that is on a page or in the catalog.
 */
export function writeLargeIndex(
  { folder }: Pick<BuiltSite, 'folder'>,
  catalog: Catalog,
  findText: (document: SearchDocument) => string,
): SearchDocument[] {
  const documents = createSearchDocuments(catalog);
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
  return documents;
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
