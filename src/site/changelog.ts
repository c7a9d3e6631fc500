import type { Changelog } from '../history/changelog.ts';
import { createChangelog } from '../history/changelog.ts';
import { readHistory } from '../history/read-history.ts';
import { getCatalog } from './content.ts';

/** Keeps what was parsed of old commits for the next build. */
const CACHE = '.cache/changes.json';

let made: Promise<Changelog> | undefined;

/** What has changed in the catalog, read from git once per build; in development too, where nobody waits for it twice. */
export function getChangelog(): Promise<Changelog> {
  return (made ??= Promise.all([readHistory(undefined, { cache: CACHE }), getCatalog()]).then(
    ([history, catalog]) => createChangelog(history, catalog),
  ));
}
