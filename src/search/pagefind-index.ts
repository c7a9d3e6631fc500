import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Catalog } from '../catalog/catalog.ts';
import { findNamedSections } from '../catalog/queries.ts';
import { findTopicPages } from '../catalog/topic-pages.ts';
import { createSearchDocuments, type SearchDocument, type SearchType } from './documents.ts';
import { facetNames, facetValues } from './facets.ts';
import { endOfText, findExtraWords } from './full-text-words.ts';
import { isPage } from './large-fields.ts';
import { isLarge } from './instant-index.ts';
import { settleFiles, type IndexFile } from './pagefind-files.ts';
import { writeLargeIndex } from './write-large-index.ts';
import type { BuiltSite } from '../links/built-site/built-site.ts';
import { joinFields } from '../links/built-site/page.ts';

/** How many records are handed over before Pagefind has responded: enough that it never waits. */
const AT_ONCE = 100;

/** How many records of each type were indexed. */
export type IndexedRecords = Record<SearchType, number>;

/**
 * Writes Pagefind's index of a built site to its folder `pagefind`. What has a page is read from it; sections and steps,
 * which are inside pages, come from the catalog. Of a large catalog, shards hold all that the catalog says, and Pagefind
 * the texts that are on pages alone.
 * Throws when a page is missing, or when Pagefind holds another number of records than it was given.
 */
export async function writeSearchIndex(
  { folder: dist, read }: BuiltSite,
  catalog: Catalog,
): Promise<IndexedRecords> {
  const documents = createSearchDocuments(catalog);
  const details = findDetails(catalog);
  const isSharded = isLarge(catalog);
  const records = isSharded ? documents.filter(isPage) : documents;
  const pagesOf = findPages(catalog);
  const searched = new Set(records.flatMap(({ href }) => pagesOf(href)));
  // The rows of a large catalog are in shards, and most of its pages hold nothing else.
  const scope = isSharded ? 'own' : 'whole';
  const pages = read((name) => (searched.has(name) ? scope : undefined));
  const findText = (href: string) => joinFields(pagesOf(href).map((name) => textOf(pages, name)));
  if (isSharded) writeLargeIndex(dist, catalog, documents, ({ href }) => details.get(href) ?? '');
  // "+" and "#" are part of names such as C++, and "_" and "." of files.
  const { index, errors } = await createIndex({
    forceLanguage: catalog.site.language,
    includeCharacters: '+#_.-/',
  });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join(' ')}`);
  try {
    for (let i = 0; i < records.length; i += AT_ONCE) {
      const some = records.slice(i, i + AT_ONCE).map((document) => {
        const url = `/${document.href.slice(catalog.pages.home.length)}`;
        const text = details.get(document.href) ?? findText(document.href);
        return addRecord(index, url, document, text, catalog.site.language);
      });
      await Promise.all(some);
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(made.errors.join(' '));
    const files = settleFiles(made.files);
    assertCount(files, records.length);
    writeFiles(join(dist, 'pagefind'), files);
    return countTypes(documents);
  } finally {
    await close();
  }
}

/** What is said about the things that have no page of their own, by address. */
function findDetails({ topics, paths }: Catalog): Map<string, string> {
  const sections = topics.flatMap((topic) =>
    findNamedSections(topic).map(({ href, title, note, placements }): [string, string] => [
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

/** Finds the files of a page: of a long topic, of all its pages. */
function findPages({ topics, pages }: Catalog): (href: string) => string[] {
  const pagesOf = new Map(
    topics.map((topic) => [topic.href, findTopicPages(topic).map(({ href }) => href)]),
  );
  return (href) =>
    (pagesOf.get(href) ?? [href]).map((own) => `${own.slice(pages.home.length)}index.html`);
}

/** @throws {Error} if the page is missing, or has nothing to index */
function textOf(pages: ReturnType<BuiltSite['read']>, name: string): string {
  const path = name.slice(0, -'index.html'.length);
  const page = pages.get(name);
  if (!page) throw new Error(`/${path} was not built.`);
  if (page.text === undefined) throw new Error(`/${path} has no main element to index.`);
  return page.text;
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

function writeFiles(folder: string, files: IndexFile[]): void {
  for (const below of new Set(files.map(({ path }) => dirname(join(folder, path)))))
    mkdirSync(below, { recursive: true });
  for (const { path, content } of files) writeFileSync(join(folder, path), content);
}

function assertCount(files: IndexFile[], expected: number): void {
  const content = files.find(({ path }) => path === 'pagefind-entry.json')?.content ?? [];
  const entry = JSON.parse(Buffer.from(content).toString()) as {
    languages: Record<string, { page_count: number }>;
  };
  const held = Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
  if (held !== expected) throw new Error(`Pagefind holds ${held} records instead of ${expected}.`);
}

function countTypes(documents: SearchDocument[]): IndexedRecords {
  const counts = { resource: 0, topic: 0, section: 0, path: 0, step: 0, term: 0, page: 0 };
  for (const { type } of documents) counts[type] += 1;
  return counts;
}
