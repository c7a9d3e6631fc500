import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { parseContentFile, type ContentFile } from '../source/content-file.ts';
import { PUBLIC_FOLDER } from '../source/public-files.ts';
import { LARGEST } from '../source/content-folder.ts';
import { readBlobs } from '../git/git.ts';
import type { CommittedDay, CommittedFile } from './read-commits.ts';
import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from '../files/write-file.ts';

/** The content of a file of a commit; `undefined` if it cannot be read. */
export type FindText = (file: string, hash: string) => StoredFile | undefined;

/** The data of a file; its body is only a hash. */
export type StoredFile = Pick<ContentFile, 'file' | 'id' | 'data' | 'body'>;

/**
 * Reads and parses the files of the days, each once. Parsing thousands takes seconds, so the results are kept in the
 * file `cache`, if there is one, for the next build.
 */
export async function readTexts(
  folder: string,
  days: CommittedDay[],
  tree: ReadonlyMap<string, string>,
  { timeout, cache }: { timeout: number; cache: string | undefined },
): Promise<FindText> {
  const wanted = new Map<string, { hash: string; file: string }>();
  const want = (file: string, hash: string | undefined) => {
    if (hash !== undefined && !isPublic(file)) wanted.set(keyOf(file, hash), { hash, file });
  };
  for (const { file, before, after } of days.flatMap(({ files }): CommittedFile[] => files)) {
    want(file, before);
    want(file, after);
  }
  for (const [file, hash] of tree) if (file.startsWith('topics/')) want(file, hash);

  const known = cache === undefined ? new Map<string, string>() : await readParsed(cache);
  const missing = [...wanted].filter(([key]) => !known.has(key));
  const hashes = [...new Set(missing.map(([, { hash }]) => hash))];
  const texts = await readBlobs(folder, hashes, { largest: LARGEST, timeout });
  for (const [key, { hash, file }] of missing) {
    const text = texts.get(hash);
    if (text !== undefined) known.set(key, parse(file, text));
  }
  if (cache !== undefined && missing.length > 0)
    await writeParsed(cache, new Map([...known].filter(([key]) => wanted.has(key))));
  return (file, hash) =>
    isPublic(file)
      ? { file: `content/${file}`, id: file, data: hash, body: '' }
      : restore(known, file, hash);
}

/** Of a public file only the hash matters. */
function isPublic(file: string): boolean {
  return file.startsWith(`${PUBLIC_FOLDER}/`);
}

/** The data of a text as JSON: whole parsed files would fill the memory. */
function parse(file: string, text: string): string {
  const { parsed } = parseContentFile(`content/${file}`, text);
  if (!parsed) return '';
  const { data, body } = parsed;
  const digest = createHash('sha256').update(body.trim()).digest('base64url');
  return JSON.stringify({ data, body: digest });
}

function restore(known: ParsedTexts, file: string, hash: string): StoredFile | undefined {
  const parsed = known.get(keyOf(file, hash));
  if (!parsed) return undefined;
  const { data, body } = JSON.parse(parsed) as Pick<StoredFile, 'data' | 'body'>;
  const id = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return { file: `content/${file}`, id, data, body };
}

/** With the extension, as a text is read according to its file, and two files may have the same. */
function keyOf(file: string, hash: string): string {
  return hash + extname(file);
}

/** Parsed texts by hash and extension, as JSON; empty if they cannot be read. */
type ParsedTexts = ReadonlyMap<string, string>;

/** Raised when texts are parsed differently, so that the cache of an older build is not used. */
const VERSION = 1;

/** The texts that an earlier build of the same version parsed. */
async function readParsed(file: string): Promise<Map<string, string>> {
  try {
    const { version, texts } = JSON.parse(await readFile(file, 'utf8')) as Partial<Stored>;
    return new Map(version === VERSION ? Object.entries(texts ?? {}) : []);
  } catch {
    return new Map();
  }
}

/** Keeps parsed texts for the next build. Without them it parses again. */
async function writeParsed(file: string, texts: ParsedTexts): Promise<void> {
  const stored: Stored = { version: VERSION, texts: Object.fromEntries(texts) };
  try {
    await writeFileAtomically(file, JSON.stringify(stored));
  } catch {
    // The next build parses again.
  }
}

interface Stored {
  version: number;
  texts: Record<string, string>;
}
