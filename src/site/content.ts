import { getCollection, getEntry, render, type CollectionKey } from 'astro:content';
import { createRequire } from 'node:module';
import { engineModule } from '../files/engine.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { findExternalUrls } from '../rules/bodies.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { formatIssue } from '../rules/rules.ts';
import { isList } from '../source/list-file.ts';
import { contentFolder } from '../source/read-content.ts';
import { readNewestLinkHealth } from '../content/read-link-health.ts';
import { readHandedEntries, type CheckedEntries } from './checked-entries.ts';
import { PLACEHOLDER } from './placeholder-entry.ts';
import { type Changelog, createChangelog } from '../history/changelog.ts';
import { readHistory } from '../history/read-history.ts';

// Node reads this one itself, so that it keeps what the server for development has read for its own check.
const { loadListOnce } = createRequire(engineModule('src/site/content'))(
  engineModule('src/site/load-list-once'),
) as typeof import('./load-list-once.ts');

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
let built: Promise<Catalog> | undefined;

/** The catalog, made once per build; in development made anew for each page. */
export function getCatalog(): Promise<Catalog> {
  return import.meta.env.DEV ? readCollections() : (built ??= readCollections());
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
  const { topics = [] } = readHandedEntries() ?? (await loadListOnce()).entries ?? {};
  return collection === 'topics' && topics.find((topic) => topic.id === id)?.body !== undefined;
}

async function readCollections(): Promise<Catalog> {
  const handed = readHandedEntries();
  if (handed) return createCatalog({ ...handed, records: await readNewestLinkHealth() }, base);
  if (isList(contentFolder())) return readListCatalog();
  const [site, resources, topics, paths, ownPages, glossary, exceptions, records] =
    await Promise.all([
      readCollection('site'),
      readCollection('resources'),
      readCollection('topics'),
      readCollection('paths'),
      readCollection('pages'),
      readCollection('glossary'),
      readCollection('exceptions'),
      readNewestLinkHealth(),
    ]);
  if (!site[0]) throw new Error('content/site.yaml holds no site. Run cairn check.');
  return createCatalog(
    {
      site: site[0].data,
      resources,
      topics,
      paths,
      pages: ownPages,
      glossary: glossary[0]?.data ?? {},
      exceptions: exceptions.map(({ data }) => data),
      records,
      // A record of an address that content does not name is shown nowhere.
      bodyUrls: [...topics, ...paths, ...ownPages].flatMap(({ body = '' }) =>
        findExternalUrls(body),
      ),
    },
    base,
  );
}

/** The catalog of a list, which lies in no collection; made once for each change of the list. */
async function readListCatalog(): Promise<Catalog> {
  const { entries, issues } = await loadListOnce();
  if (!entries) throw new Error(issues.map(formatIssue).join('\n'));
  if (ofList?.entries !== entries) {
    const records = await readNewestLinkHealth();
    ofList = { entries, catalog: createCatalog({ ...entries, records }, base) };
  }
  return ofList.catalog;
}

let ofList: { entries: CheckedEntries; catalog: Catalog } | undefined;

/** The entries of a collection that come from files. */
async function readCollection<Name extends CollectionKey>(name: Name) {
  return (await getCollection(name)).filter(({ id }) => id !== PLACEHOLDER);
}

/** Keeps what was parsed of old commits for the next build. */
const CACHE = `${process.env['CAIRN_CACHE'] ?? '.cache'}/changes.json`;

let made: Promise<Changelog> | undefined;

/** What has changed in the catalog, read from git once per build; in development too, where nobody waits for it twice. */
export function getChangelog(): Promise<Changelog> {
  const now = readHandedEntries();
  return (made ??= Promise.all([readHistory(undefined, { cache: CACHE, now }), getCatalog()]).then(
    ([history, catalog]) => createChangelog(history, catalog),
  ));
}
