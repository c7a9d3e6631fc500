import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from '../files/write-file.ts';

/** Texts of git by hash and kind, as the JSON of what was told of them; empty where they could not be read. */
export type ParsedTexts = ReadonlyMap<string, string>;

/** Counts changes of how texts are parsed: what an older build kept is then read anew. */
const VERSION = 1;

/** What an earlier build parsed; nothing where there was none, or where it was another version. */
export async function readParsed(file: string): Promise<Map<string, string>> {
  try {
    const { version, texts } = JSON.parse(await readFile(file, 'utf8')) as Partial<Stored>;
    return new Map(version === VERSION ? Object.entries(texts ?? {}) : []);
  } catch {
    return new Map();
  }
}

/** Keeps what was parsed, whole or not at all. Where nothing can be kept the next build parses again. */
export async function writeParsed(file: string, texts: ParsedTexts): Promise<void> {
  const stored: Stored = { version: VERSION, texts: Object.fromEntries(texts) };
  try {
    await writeFileAtomically(file, JSON.stringify(stored));
  } catch {
    // A cache that cannot be written is none.
  }
}

interface Stored {
  version: number;
  texts: Record<string, string>;
}
