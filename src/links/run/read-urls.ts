import { readFileSync } from 'node:fs';
import type { ExternalLink } from '../../content/check-content.ts';

/**
 * Reads a plain list of addresses, one a line, from a file or, for `-`, from standard input. Empty
 * lines and those that begin with `#` are none. Throws when the file cannot be read.
 */
export function readUrls(file: string): ExternalLink[] {
  const name = file === '-' ? 'standard input' : file;
  return readFileSync(file === '-' ? 0 : file, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line, i) => ({ url: line.trim(), file: `${name}:${i + 1}` }))
    .filter(({ url }) => url !== '' && !url.startsWith('#'));
}
