/**
 * Right first hits on sixty queries over a made-up catalog of ten thousand resources, beside MiniSearch and Fuse.js over
 * all the text with usual settings: `node bench/search-table.ts [<folder of the package fuse.js>]`.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import type { Catalog, Resource } from '../src/catalog/catalog.ts';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { createSearchDocuments, type SearchDocument } from '../src/search/documents.ts';
import { createLargeIndex } from '../src/search/large-index.ts';
import { createLargeSearch } from '../src/search/large-search.ts';
import { writeMadeUpCatalog } from '../tests/made-up-catalog.ts';
import { words } from '../tests/made-up-text.ts';

/** A query, and what is right as its first resource. */
interface Row {
  kind: string;
  query: string;
  isRight: (found: SearchDocument) => boolean;
}

type Find = (query: string) => Promise<SearchDocument | undefined>;

const OF_A_KIND = 6;
const RESULTS = 12;
const folder = '.cache/bench/search';

const catalog = await makeCatalog();
const table = createTable(catalog);
const documents = createSearchDocuments(catalog);
const texts = new Map(catalog.resources.map((own) => [own.href, textOf(own)]));
const loads: number[] = [];
const finders: [name: string, find: Find][] = [
  ['Cairn', createOurs()],
  ['MiniSearch', createMiniSearch()],
  ...(await createFuse(process.argv[2])),
];

const rights = new Map<string, number[]>();
for (const [name, find] of finders) {
  const own: number[] = [];
  for (const { query, isRight } of table) {
    const found = await find(query);
    own.push(Number(found !== undefined && isRight(found)));
  }
  rights.set(name, own);
}
console.log(formatTable());
console.log(`\nBytes of a query, compressed: median ${median(loads)}, most ${Math.max(...loads)}.`);
const [ours = []] = rights.values();
for (const [i, { kind, query }] of table.entries())
  if (ours[i] === 0) console.log(`not right: ${kind}: ${query}`);

/** The catalog, with other names and tags for some of its resources and terms. */
async function makeCatalog(): Promise<Catalog> {
  writeMadeUpCatalog(folder, {
    ...{ resources: 10_000, topics: 200, paths: 40, stepsPerPath: 12, terms: 24, seed: 7 },
  });
  const { catalog: loaded, issues } = await loadCatalog(folder);
  rmSync(folder, { recursive: true, force: true });
  if (!loaded) throw new Error(issues.map(({ message }) => message).join('\n'));
  for (const own of choose(loaded.resources, 11)) own.aliases = [acronymOf(own)];
  for (const own of choose(loaded.resources, 17)) own.tags = [...(own.tags ?? []), 'weatherproof'];
  for (const [i, term] of loaded.terms.slice(0, OF_A_KIND).entries())
    term.synonyms.push(`keeper's word ${letters(i)}`);
  return loaded;
}

function createTable({ resources, terms }: Catalog): Row[] {
  const rows = (
    kind: string,
    from: number,
    make: (own: Resource, i: number) => Omit<Row, 'kind'>,
  ) => choose(resources, from).map((own, i) => ({ kind, ...make(own, i) }));
  const exactly = (own: Resource) => (found: SearchDocument) => found.href === own.href;
  const holding =
    (...parts: string[]) =>
    ({ title }: SearchDocument) =>
      parts.every((part) => title.toLowerCase().includes(part));
  return [
    ...rows('title', 1, (own) => ({ query: own.title, isRight: exactly(own) })),
    ...rows('words of a title', 2, (own) => ({
      query: tellingOf(own).toReversed().join(' '),
      isRight: exactly(own),
    })),
    ...rows('part of a title', 3, (own) => {
      const { subject, setting } = partsOf(own);
      return { query: `${subject} ${setting}`, isRight: holding(subject, setting) };
    }),
    ...rows('typo', 4, (own) => ({ query: misspell(own.title), isRight: exactly(own) })),
    ...rows('two words', 5, (own) => {
      const { form, subject } = partsOf(own);
      const noun = form.split(' ').find((word) => word.length > 4) ?? form;
      const second = subject.split(' ').at(-1) ?? '';
      return { query: `${noun} ${second}`, isRight: holding(noun, second) };
    }),
    ...rows('acronym', 11, (own) => ({ query: acronymOf(own), isRight: exactly(own) })),
    ...rows('tag', 17, (own) => ({
      query: `weatherproof ${partsOf(own).subject}`,
      isRight: ({ title, more = [] }) =>
        more.includes('weatherproof') && title.includes(partsOf(own).subject),
    })),
    ...rows('author', 23, (own) => {
      const author = own.authors[0] ?? own.title;
      return {
        query: author.toLowerCase(),
        isRight: ({ people = [], title }) => people.includes(author) || title === author,
      };
    }),
    ...rows('synonym', 29, (own, i) => {
      const term = terms[i]?.term ?? '';
      const { setting } = partsOf(own);
      const name = `keeper's word ${letters(i)}`;
      return { query: `${name} ${setting}`, isRight: holding(term, setting) };
    }),
    ...rows('beginning', 31, (own) => ({ query: own.title.slice(0, -3), isRight: exactly(own) })),
  ];
}

function choose(resources: Resource[], from: number): Resource[] {
  return Array.from({ length: OF_A_KIND }, (_, i) => resources[from * 53 + i * 1637]!);
}

/** A title is a form, a subject and a setting. */
function partsOf({ title }: Resource): { form: string; subject: string; setting: string } {
  const form = words.forms.map(([, own]) => own ?? '').find((own) => title.startsWith(own)) ?? '';
  const rest = title.slice(form.length + 1);
  const subject = words.subjects.find((own) => rest.startsWith(own)) ?? '';
  return { form: form.toLowerCase(), subject, setting: rest.slice(subject.length + 1) };
}

function tellingOf({ title }: Resource): string[] {
  return title.split(' ').filter((word) => word.length > 3);
}

/** Swaps two letters of the longest word. */
function misspell(title: string): string {
  const longest = title.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '';
  const at = Math.floor(longest.length / 2);
  const swapped =
    longest.slice(0, at - 1) + longest.charAt(at) + longest.charAt(at - 1) + longest.slice(at + 1);
  return title.replace(longest, swapped);
}

function acronymOf(own: Resource): string {
  const [first = '', second = ''] = tellingOf(own).map((word) => word.charAt(0).toUpperCase());
  return `${first}${second}X${own.id.length}Q`;
}

function letters(i: number): string {
  return ['alpha', 'bravo', 'delta', 'gamma', 'omega', 'sigma'][i % 6] ?? '';
}

function textOf({ title, summary, why, takeaways, start, caveats, placements, authors }: Resource) {
  return [
    ...[title, summary, why, ...takeaways, ...authors],
    ...[...start, ...caveats, ...placements].map(({ note }) => note),
  ].join(' ');
}

function createOurs(): Find {
  const { index, shards, documents: packs } = createLargeIndex(documents, texts);
  const seen = new Set<object>();
  let bytes = 0;
  const weigh = <T extends object>(file: T | undefined): Promise<T> => {
    if (!file) throw new Error('There is no such file.');
    if (!seen.has(file)) bytes += gzipSync(JSON.stringify(file)).length;
    seen.add(file);
    return Promise.resolve(file);
  };
  const search = createLargeSearch(index, {
    loadShard: (number) => weigh(shards[number]),
    loadPack: (number) => weigh(packs[number]),
  });
  return async (query) => {
    seen.clear();
    bytes = 0;
    const { hits } = await search.find(query, RESULTS, () => true);
    loads.push(bytes);
    return hits.map(({ document }) => document).find(({ type }) => type === 'resource');
  };
}

function createMiniSearch(): Find {
  const index = new MiniSearch({
    fields: ['title', 'names', 'text'],
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true },
  });
  index.addAll(plainRecords());
  return (query) => Promise.resolve(documents[index.search(query)[0]?.id as number]);
}

async function createFuse(folder: string | undefined): Promise<[string, Find][]> {
  if (folder === undefined) return [];
  const file = pathToFileURL(join(resolve(folder), 'dist/fuse.mjs')).href;
  const { default: Fuse } = (await import(file)) as {
    default: new (
      records: object[],
      options: object,
    ) => {
      search: (query: string, options: object) => { item: { id: number } }[];
    };
  };
  const keys = [{ name: 'title', weight: 2 }, 'names', 'text'];
  const fuse = new Fuse(plainRecords(), { keys, ignoreLocation: true, threshold: 0.4 });
  const find: Find = (query) =>
    Promise.resolve(documents[fuse.search(query, { limit: 1 })[0]?.item.id ?? -1]);
  return [['Fuse.js', find]];
}

function plainRecords() {
  return documents.flatMap(({ type, href, title, aliases = [], more = [], people = [] }, id) =>
    type === 'resource'
      ? [
          {
            id,
            title,
            names: [...aliases, ...people, ...more].join(' '),
            text: texts.get(href) ?? '',
          },
        ]
      : [],
  );
}

function formatTable(): string {
  const kinds = [...new Set(table.map(({ kind }) => kind))];
  const line = (cells: (string | number)[]) =>
    cells
      .map((cell, i) => (i === 0 ? String(cell).padEnd(18) : String(cell).padStart(12)))
      .join('');
  const count = (own: number[], kind?: string) =>
    own.filter((right, i) => right === 1 && (kind === undefined || table[i]?.kind === kind)).length;
  return [
    line(['right first hits', ...rights.keys()]),
    ...kinds.map((kind) => line([kind, ...[...rights.values()].map((own) => count(own, kind))])),
    line([`of ${table.length}`, ...[...rights.values()].map((own) => count(own))]),
  ].join('\n');
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
