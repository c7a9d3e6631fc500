import { loadCatalog } from '../content/load-catalog.ts';
import { isList } from '../source/list-file.ts';
import { contentFolder } from '../source/read-content.ts';

let current: ReturnType<typeof loadCatalog> | undefined;

/**
 * The content of a server for development as it is now, with its issues. It is read again after something has changed;
 * a list, which nobody watches, each time.
 */
export function readCurrentContent(): ReturnType<typeof loadCatalog> {
  if (isList(contentFolder())) return loadCatalog();
  const reading = (current ??= loadCatalog());
  reading.catch(forgetCurrentContent);
  return reading;
}

/** Says that a file of the content has changed. */
export function forgetCurrentContent(): void {
  current = undefined;
}
