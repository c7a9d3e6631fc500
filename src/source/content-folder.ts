/** The folder that holds the catalog: the one that the environment names, as a command does with `--content`. */
export function contentFolder(): string {
  return process.env['CAIRN_CONTENT'] || 'content';
}

/** What the check of links remembers: written by machines, and so read elsewhere. */
export const linkHealthFile = 'link-health.jsonl';

/** No file of content is larger, in bytes. */
export const LARGEST = 256 * 1024;
/** No folder of content holds more files; five times as many as the largest catalog that was ever tried. */
export const MOST_FILES = 50_000;
