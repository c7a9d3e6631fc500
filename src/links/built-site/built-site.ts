import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createTextReader,
  createTexts,
  findBuiltFiles,
  isPage,
  parseBuiltPage,
  parseStylesheet,
  type BuiltPage,
  type TextScope,
} from './page.ts';

const DIGITS = 12;

/** A built site whose files are read once, whatever is made of them: the search index, the offline manifest, the check. */
export interface BuiltSite {
  folder: string;
  /**
   * All files below the folder by name, with forward slashes; none if it does not exist. A file is read when it is first
   * seen: what is written between two calls is read by the second, and nothing is read again.
   */
  read: (textOf?: ChooseText) => ReadonlyMap<string, BuiltFile>;
}

/** How much is kept of what a page says: nothing by default. */
export type ChooseText = (name: string) => TextScope | undefined;

/** What was found in a file. */
interface BuiltFile {
  bytes: number;
  digest: string;
  /** Of a page, a stylesheet or an SVG image, which can refer to other files. */
  document?: BuiltPage;
  /** What the main element of a page says; `undefined` if it has none, or if nobody chose it. */
  text?: string | undefined;
}

/** Prepares to read the site that was built into `folder`. */
export function createBuiltSite(folder: string): BuiltSite {
  const known = new Map<string, BuiltFile>();
  const keep = createTexts();
  return {
    folder,
    read(textOf = () => undefined) {
      const names = findBuiltFiles(folder);
      for (const name of known.keys()) if (!names.has(name)) known.delete(name);
      // One after the other, without promises: the cheapest way to read many small files.
      for (const name of names)
        if (!known.has(name))
          known.set(name, readBuiltFile(join(folder, name), keep, textOf(name)));
      return new Map([...names].map((name) => [name, known.get(name)!]));
    },
  };
}

/** The documents of a site, by name. */
export function findDocuments(files: ReadonlyMap<string, BuiltFile>): Map<string, BuiltPage> {
  return new Map(
    [...files].flatMap(([name, { document }]) => (document ? [[name, document]] : [])),
  );
}

/** The start of a hash of a content, by which versions of a file differ. */
export function digest(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, DIGITS);
}

function readBuiltFile(
  path: string,
  keep: ReturnType<typeof createTexts>,
  scope: TextScope | undefined,
): BuiltFile {
  const content = readFileSync(path);
  const file = { bytes: content.length, digest: digest(content) };
  if (path.endsWith('.css')) return { ...file, document: parseStylesheet(content.toString()) };
  if (path.endsWith('.svg')) return { ...file, document: parseBuiltPage(content.toString()) };
  if (!isPage(path)) return file;
  const text = scope && createTextReader(scope);
  const document = parseBuiltPage(content.toString(), text, keep);
  return { ...file, document, text: text?.read() };
}
