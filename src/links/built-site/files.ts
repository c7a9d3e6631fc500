import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseBuiltPage, type BuiltPage } from './page.ts';
import { findStylesheetReferences } from './stylesheet-references.ts';

/** All files below `dist`, with forward slashes; none when the folder does not exist. */
export async function findBuiltFiles(dist: string): Promise<Set<string>> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const found = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return new Set(found.sort());
}

/** Reads every file that can refer to another one: pages, stylesheets and SVG images. */
export function readBuiltDocuments(dist: string, files: Set<string>): Map<string, BuiltPage> {
  const documents = new Map<string, BuiltPage>();
  for (const file of files) {
    if (!isPage(file) && !/\.(?:css|svg)$/.test(file)) continue;
    // One after the other, without promises: the cheapest way to read many small files.
    const text = readFileSync(join(dist, file), 'utf8');
    documents.set(file, file.endsWith('.css') ? parseStylesheet(text) : parseBuiltPage(text));
  }
  return documents;
}

export function isPage(file: string): boolean {
  return /\.html?$/.test(file);
}

function parseStylesheet(css: string): BuiltPage {
  const references = findStylesheetReferences(css)
    .filter((value) => !value.startsWith('#'))
    .map((value) => ({ element: 'style', attribute: 'url()', value }));
  return { anchors: new Set(), doubleIds: [], references, elements: references.length };
}
