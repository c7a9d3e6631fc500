import { getEntry, render } from 'astro:content';
import type { Catalog } from '../catalog/catalog.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { formatIssue } from '../rules/rules.ts';
import { isList } from '../source/list-file.ts';
import { contentFolder } from '../source/content-folder.ts';
import { readNewestLinkHealth } from '../content/read-link-health.ts';
import { loadEngineModule } from '../files/engine.ts';
import { readHandedEntries } from './checked-entries.ts';
import { type Changelog, createChangelog } from '../history/changelog.ts';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
let built: Promise<Catalog> | undefined;

/** The catalog, made once per build; in development made anew after a change. */
export function getCatalog(): Promise<Catalog> {
  return import.meta.env.DEV ? readCurrentCatalog() : (built ??= readBuiltCatalog());
}

/** The rendered body of a topic, learning path or page, as a component; `undefined` if it holds nothing. */
export async function getBody(collection: 'topics' | 'paths' | 'pages', id: string) {
  if (isList(contentFolder()) && !(await hasListBody(collection, id))) return undefined;
  const entry = await getEntry(collection, id);
  const isEmpty = (entry?.body ?? '').replaceAll(/\{\/\*.*?\*\/\}/gs, '').trim() === '';
  return entry && !isEmpty ? (await render(entry)).Content : undefined;
}

/** Whether a list says something before the entries of a topic: of what it does not, Astro would warn. */
async function hasListBody(collection: string, id: string): Promise<boolean> {
  const { topics = [] } = readHandedEntries() ?? (await readCurrent()).entries ?? {};
  return collection === 'topics' && topics.find((topic) => topic.id === id)?.body !== undefined;
}

async function readBuiltCatalog(): Promise<Catalog> {
  const entries = readHandedEntries();
  if (!entries) throw new Error('Only "cairn build" builds pages: it checks the content first.');
  return createCatalog({ ...entries, records: await readNewestLinkHealth() }, base);
}

let current: { content: object; catalog: Promise<Catalog> } | undefined;

function readCurrent() {
  // The same module as that of the server, which says when something changes: Vite would load one of its own.
  type CurrentContent = typeof import('./current-content.ts');
  return loadEngineModule<CurrentContent>('src/site/current-content').readCurrentContent();
}

async function readCurrentCatalog(): Promise<Catalog> {
  const content = await readCurrent();
  const { entries, issues } = content;
  if (!entries) throw new Error(issues.map(formatIssue).join('\n'));
  if (current?.content !== content)
    current = {
      content,
      catalog: readNewestLinkHealth().then((records) =>
        createCatalog({ ...entries, records }, base),
      ),
    };
  return current.catalog;
}

/** Keeps what was parsed of old commits for the next build. */
const CACHE = `${process.env['CAIRN_CACHE'] ?? '.cache'}/changes.json`;

let made: Promise<Changelog> | undefined;

/** What has changed in the catalog, read from git once per build; in development too, where nobody waits for it twice. */
export function getChangelog(): Promise<Changelog> {
  const now = readHandedEntries();
  type ReadHistory = typeof import('../history/read-history.ts');
  const { readHistory } = loadEngineModule<ReadHistory>('src/history/read-history');
  return (made ??= Promise.all([readHistory(undefined, { cache: CACHE, now }), getCatalog()]).then(
    ([history, catalog]) => createChangelog(history, catalog),
  ));
}
