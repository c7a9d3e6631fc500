import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Catalog } from '../catalog/catalog.ts';
import { createSearchDocuments, type SearchDocument, type SearchType } from './documents.ts';
import { facetNames, facetValues } from './facets.ts';
import { endOfText, findExtraWords } from './full-text-words.ts';
import { joinFields, readPageText } from './page-text.ts';

/** How many records of each type were indexed. */
export type IndexedRecords = Record<SearchType, number>;

/**
 * Writes Pagefind's index of a built site to `<dist>/pagefind`.
 * What has a page is read from it; sections and steps, which are inside pages, come from the catalog.
 * Throws when a page is missing, or when Pagefind holds another number of records than it was given.
 */
export async function writeSearchIndex(dist: string, catalog: Catalog): Promise<IndexedRecords> {
  const root = catalog.pages.home;
  const details = findDetails(catalog);
  const documents = createSearchDocuments(catalog);
  // "+" and "#" are part of names such as C++, and "_" and "." of files.
  const { index, errors } = await createIndex({
    forceLanguage: catalog.site.language,
    includeCharacters: '+#_.-/',
  });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join(' ')}`);
  try {
    for (const document of documents) {
      const url = `/${document.href.slice(root.length)}`;
      const text = details.get(document.href) ?? (await readPage(dist, url));
      await addRecord(index, url, document, text, catalog.site.language);
    }
    const written = await index.writeFiles({ outputPath: join(dist, 'pagefind') });
    if (written.errors.length > 0) throw new Error(written.errors.join(' '));
    await removeInterfaces(join(dist, 'pagefind'));
    await assertCount(dist, documents.length);
    return countTypes(documents);
  } finally {
    await close();
  }
}

/** What is said about the things that have no page of their own, by address. */
function findDetails({ topics, paths }: Catalog): Map<string, string> {
  const sections = topics.flatMap((topic) =>
    topic.sections.map(({ href, title, note, placements }): [string, string] => [
      href,
      joinFields([title, note, ...placements.flatMap((own) => [own.title, own.locator, own.note])]),
    ]),
  );
  const steps = paths.flatMap((path) =>
    path.steps.map(({ href, title, take, done, resources, readings }): [string, string] => [
      href,
      joinFields([
        title,
        take,
        done,
        ...resources.flatMap(({ resource, locator }) => [resource.title, locator]),
        ...readings.map((reading) => reading.title),
      ]),
    ]),
  );
  return new Map([...sections, ...steps]);
}

/** @throws {Error} if the page is missing, or has nothing to index. */
async function readPage(dist: string, url: string): Promise<string> {
  const text = readPageText(await readFile(join(dist, url, 'index.html'), 'utf8'));
  if (text === undefined) throw new Error(`${url} has no main element to index.`);
  return text;
}

async function addRecord(
  index: PagefindIndex,
  url: string,
  document: SearchDocument,
  text: string,
  language: string,
): Promise<void> {
  const { errors } = await index.addCustomRecord({
    url,
    content: `${text}\n${endOfText} ${findExtraWords(text, namesOf(document)).join(' ')}`,
    language,
    meta: { title: document.title },
    filters: filtersOf(document),
  });
  if (errors.length > 0) throw new Error(`${url}: ${errors.join(' ')}`);
}

function namesOf({ title, aliases = [] }: SearchDocument): string[] {
  return [title, ...aliases];
}

function filtersOf(document: SearchDocument): Record<string, string[]> {
  const filters = facetNames.map((facet) => [facet, facetValues(document, facet)] as const);
  return Object.fromEntries(filters.filter(([, values]) => values.length > 0));
}

/** Pagefind writes its own interfaces too, which nothing here loads. */
async function removeInterfaces(folder: string): Promise<void> {
  const files = await readdir(folder);
  const unused = files.filter((file) => /^pagefind-(.*-)?ui\.|^pagefind-highlight\./.test(file));
  await Promise.all(unused.map((file) => rm(join(folder, file))));
}

async function assertCount(dist: string, expected: number): Promise<void> {
  const entry = JSON.parse(
    await readFile(join(dist, 'pagefind', 'pagefind-entry.json'), 'utf8'),
  ) as { languages: Record<string, { page_count: number }> };
  const held = Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
  if (held !== expected) throw new Error(`Pagefind holds ${held} records instead of ${expected}.`);
}

function countTypes(documents: SearchDocument[]): IndexedRecords {
  const counts = { resource: 0, topic: 0, section: 0, path: 0, step: 0, term: 0, page: 0 };
  for (const { type } of documents) counts[type] += 1;
  return counts;
}
