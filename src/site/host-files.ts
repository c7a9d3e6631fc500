import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { findBuiltFiles } from '../links/built-site/page.ts';

/** The file in which several hosts find the headers of responses. */
export const HEADERS = '_headers';

const TEXT = /\.(?:bib|css|csv|html|js|json|md|svg|txt|webmanifest|xml)$/;
/** What is smaller is one packet either way. */
const SMALLEST = 1024;
/** How many files are compressed side by side, each on a thread of its own. */
const AT_ONCE = 4;
/** Levels that take seconds for a thousand pages; the highest take minutes for a fiftieth less. */
const GZIP = { level: 9 };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Writes the headers of a site at a base path: what cannot be said in a page, and that files whose names follow from what
 * they hold never change.
 */
export async function writeHeaders(site: string, base: string): Promise<void> {
  await writeFile(
    join(site, HEADERS),
    `${base}*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
${base}_astro/*
  Cache-Control: public, max-age=31536000, immutable
`,
  );
}

/**
 * Writes a file `.gz` and a file `.br` beside each text of a site, for servers that send them as they are. One that
 * would not be smaller is left out. Returns how many files it wrote.
 */
export async function compressFiles(site: string): Promise<number> {
  const names = [...findBuiltFiles(site)].filter((name) => TEXT.test(name));
  let written = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop())
        written += await compressFile(join(site, name));
    }),
  );
  return written;
}

async function compressFile(file: string): Promise<number> {
  const content = await readFile(file);
  if (content.length < SMALLEST) return 0;
  const versions = [
    { ending: 'gz', bytes: await promisify(gzip)(content, GZIP) },
    { ending: 'br', bytes: await promisify(brotliCompress)(content, BROTLI) },
  ].filter(({ bytes }) => bytes.length < content.length);
  for (const { ending, bytes } of versions) await writeFile(`${file}.${ending}`, bytes);
  return versions.length;
}
