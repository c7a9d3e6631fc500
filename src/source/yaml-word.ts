import { parse } from 'yaml';

/** A word as YAML takes it for text: `2024`, `null` and `true` are none unless they stand in quotes. */
export function writeWord(word: string): string {
  return /^[a-z0-9-]+$/.test(word) && typeof parse(word) !== 'string' ? `'${word}'` : word;
}
