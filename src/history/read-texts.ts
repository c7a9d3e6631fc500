import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { parseContentFile, type ContentFile } from '../source/content-file.ts';
import { LARGEST } from '../source/read-content.ts';
import { readBlobs } from '../git/read-blobs.ts';
import type { CommittedDay } from './group-by-day.ts';
import { readParsed, writeParsed, type ParsedTexts } from './parsed-texts.ts';
import type { CommittedFile } from './read-commits.ts';

/** What a file of a commit held; nothing where it could not be read. */
export type FindText = (file: string, hash: string) => StoredFile | undefined;

/** As much of a file as is told; of its body whether it is another one. */
export type StoredFile = Pick<ContentFile, 'file' | 'id' | 'data' | 'body'>;

/**
 * Reads and parses what the days need, each text once. To parse thousands takes seconds, so what was parsed is kept
 * in the file `cache`, if one is named, for the next build.
 */
export async function readTexts(
  folder: string,
  days: CommittedDay[],
  tree: ReadonlyMap<string, string>,
  { timeout, cache }: { timeout: number; cache: string | undefined },
): Promise<FindText> {
  const wanted = new Map<string, { hash: string; file: string }>();
  const want = (file: string, hash: string | undefined) => {
    if (hash !== undefined) wanted.set(keyOf(file, hash), { hash, file });
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
  return (file, hash) => take(known, file, hash);
}

/** What is told of a text, as JSON: all that a parser knows of thousands would fill the memory. */
function parse(file: string, text: string): string {
  const { parsed } = parseContentFile(`content/${file}`, text);
  if (!parsed) return '';
  const { data, body } = parsed;
  const digest = createHash('sha256').update(body.trim()).digest('base64url');
  return JSON.stringify({ data, body: digest });
}

function take(known: ParsedTexts, file: string, hash: string): StoredFile | undefined {
  const parsed = known.get(keyOf(file, hash));
  if (!parsed) return undefined;
  const { data, body } = JSON.parse(parsed) as Pick<StoredFile, 'data' | 'body'>;
  const id = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return { file: `content/${file}`, id, data, body };
}

/** A text is read by what its file is: the same one may stand in two. */
function keyOf(file: string, hash: string): string {
  return hash + extname(file);
}
