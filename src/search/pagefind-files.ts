import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeCbor, encodeCbor, type CborValue } from './cbor.ts';
import { endOfText } from './full-text-words.ts';
import { textPackOf, type PackedText } from './text-packs.ts';

/** A file of the index, below its folder. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

const FILTER = /^filter\/(.+)\.pf_filter$/;
const META = /^pagefind\.(.+)\.pf_meta$/;
const TEXT = /^fragment\/(.+)\.pf_fragment$/;
/** Pagefind writes its own interfaces too, which nothing here loads. */
const UNUSED = /^pagefind-(?:.*-)?ui\.|^pagefind-(?:highlight|component)|^pagefind-highlight\./;
/** What Pagefind's data begins with. */
const SIGNATURE = 'pagefind_dcd';

/**
 * The files to write of an index that Pagefind has made: the texts of records in packs instead of a file each, and lists
 * that come in another order in every run in one that follows from what they hold, so that the same site has the same
 * bytes.
 *
 * @throws {Error} if they are not as this version of Pagefind writes them
 */
export function settleFiles(files: IndexFile[]): IndexFile[] {
  const used = files.filter(({ path }) => !UNUSED.test(path));
  const filters = new Map(used.flatMap((file) => settleFilter(file)));
  const metas = new Map(used.flatMap((file) => settleMeta(file, filters)));
  const others = used.filter(
    ({ path }) => ![FILTER, META, TEXT].some((kind) => kind.test(path)) && path !== ENTRY,
  );
  const entry = used.find(({ path }) => path === ENTRY);
  if (!entry || metas.size === 0) throw new Error('Pagefind wrote no index.');
  return [
    ...others,
    settleEntry(entry, metas),
    ...[...filters.values(), ...metas.values()].map(({ file }) => file),
    ...packTexts(used),
  ];
}

const ENTRY = 'pagefind-entry.json';

interface Settled {
  hash: string;
  file: IndexFile;
}

/** A filter holds each of its values with the records that have it. */
function settleFilter({ path, content }: IndexFile): [old: string, settled: Settled][] {
  const old = FILTER.exec(path)?.[1];
  if (old === undefined) return [];
  const [name, values] = unpack(content);
  if (name === undefined || !Array.isArray(values)) throw unknown(path);
  const { hash, bytes } = pack(old, [name, sortByFirst(values)]);
  return [[old, { hash, file: { path: `filter/${hash}.pf_filter`, content: bytes } }]];
}

/** The fourth of what is known of the whole index are its filters: the name of each, and of its file. */
function settleMeta(
  { path, content }: IndexFile,
  known: Map<string, Settled>,
): [old: string, settled: Settled][] {
  const old = META.exec(path)?.[1];
  if (old === undefined) return [];
  const [version = '', pages = [], words = [], filters, ...rest] = unpack(content);
  if (!Array.isArray(filters)) throw unknown(path);
  const renamed = filters.map((row): CborValue => {
    const [name, hash] = row as [string, string];
    const settled = known.get(hash);
    if (!settled) throw unknown(path);
    return [name, settled.hash];
  });
  const { hash, bytes } = pack(old, [version, pages, words, sortByFirst(renamed), ...rest]);
  return [[old, { hash, file: { path: `pagefind.${hash}.pf_meta`, content: bytes } }]];
}

function settleEntry({ path, content }: IndexFile, metas: Map<string, Settled>): IndexFile {
  const entry = JSON.parse(Buffer.from(content).toString()) as {
    languages: Record<string, { hash: string }>;
  };
  for (const language of Object.values(entry.languages)) {
    const settled = metas.get(language.hash);
    if (!settled) throw unknown(path);
    language.hash = settled.hash;
  }
  return { path, content: Buffer.from(JSON.stringify(entry)) };
}

function packTexts(files: IndexFile[]): IndexFile[] {
  const texts = files.flatMap(({ path, content }): [string, PackedText][] => {
    const id = TEXT.exec(path)?.[1];
    if (id === undefined) return [];
    const read = JSON.parse(unzip(content).toString()) as PackedText;
    const [shown = ''] = read.content.split(endOfText);
    return [[id, { url: read.url, content: shown.trim() }]];
  });
  const packs = Map.groupBy(
    texts.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ([id]) => textPackOf(id),
  );
  return [...packs].map(([name, held]) => ({
    path: `text/${name}.json`,
    content: Buffer.from(JSON.stringify(Object.fromEntries(held))),
  }));
}

function sortByFirst(rows: CborValue[]): CborValue[] {
  const first = (row: CborValue) => String((row as CborValue[])[0]);
  return rows.toSorted((a, b) => (first(a) < first(b) ? -1 : 1));
}

function unzip(content: Uint8Array): Buffer {
  const bytes = gunzipSync(content);
  if (bytes.subarray(0, SIGNATURE.length).toString() !== SIGNATURE)
    throw new Error('A file of Pagefind has no signature.');
  return bytes.subarray(SIGNATURE.length);
}

function unpack(content: Uint8Array): CborValue[] {
  return decodeCbor(unzip(content)) as CborValue[];
}

/** The name follows from the content, after the language: `en_1a2b3c4d5e`. */
function pack(old: string, value: CborValue): { hash: string; bytes: Uint8Array } {
  const data = Buffer.concat([Buffer.from(SIGNATURE), encodeCbor(value)]);
  const digits = createHash('sha256').update(data).digest('hex').slice(0, 10);
  return { hash: `${old.slice(0, old.indexOf('_'))}_${digits}`, bytes: gzipSync(data) };
}

function unknown(path: string): Error {
  return new Error(
    `"${path}" is not as Pagefind 1.5 writes it. Install the version in package.json.`,
  );
}
