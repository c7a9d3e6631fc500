import type { Catalog, Entries, ListPlaces, SourceKind, SourcePlace } from '../catalog/catalog.ts';
import { findExternalUrls } from '../rules/bodies.ts';
import { checkContent, type ExternalLink } from './check-content.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import type { Issue } from '../source/issue.ts';
import { sortIssues } from '../rules/issues.ts';
import { isList, LIST_SETTINGS, type ListSource } from '../source/list-file.ts';
import { contentFolder } from '../source/content-folder.ts';
import type { Content } from '../source/read-content.ts';
import { readSource } from './read-source.ts';
import type { Overlay } from '../source/overlay.ts';
import { describeDamage, readLinkHealth } from './read-link-health.ts';
import type { Checked } from '../rules/checked-content.ts';

/** A day on which no exception has ended: only the check reports its end, which stops no build and no run over links. */
export const BEFORE_ALL_DAYS = '0000-01-01';

/**
 * Reads a content folder, with the texts of `overlay` in place of its files, and checks all of it.
 * Returns every issue and every piece of advice, sorted, and the catalog with its external links when there is
 * no issue; advice keeps nothing from being built.
 * `today` is the day, as `YYYY-MM-DD`, against which the ends of exceptions are held; `read` is the content, if that was
 * read already. Throws only when the folder cannot be read.
 */
export async function loadCatalog(
  folder = contentFolder(),
  today?: string,
  overlay?: Overlay,
  read?: Read,
): Promise<LoadedCatalog | InvalidCatalog> {
  read ??= await readSource(folder, overlay);
  const { content, records, found } = await checkRead(folder, read, today);
  const { checked, findLinks, advice } = found;
  if (found.issues.length > 0 || !checked.site || !findLinks)
    return {
      issues: sortIssues(found.issues),
      advice: sortIssues(advice),
      catalog: undefined,
      entries: undefined,
      externalLinks: undefined,
    };
  const entries = {
    site: checked.site.data,
    resources: checked.resources.map(toEntry),
    topics: checked.topics.map((file) => ({
      ...toEntry(file),
      ...(isList(folder) && file.source.body !== '' && { body: file.source.body }),
    })),
    paths: checked.paths.map(toEntry),
    glossary: checked.glossary?.data ?? {},
    exceptions: checked.exceptions?.data ?? [],
    pages: checked.pages.map(toEntry),
    bodyUrls: [...content.topics, ...content.paths, ...content.pages].flatMap(({ body }) =>
      findExternalUrls(body),
    ),
    ...(content.list && { list: findPlaces(content, content.list) }),
  };
  let catalog: Catalog | undefined;
  return {
    issues: [],
    advice: sortIssues(advice),
    // Whoever only checks needs none.
    get catalog() {
      return (catalog ??= createCatalog({ ...entries, records }, '/'));
    },
    entries,
    get externalLinks() {
      return findLinks();
    },
  };
}

/**
 * Every issue and every piece of advice of a content folder, sorted, as {@link loadCatalog} finds them, where nobody
 * needs the catalog. `read` is its content, if that was read already.
 * @throws {Error} if the folder cannot be read
 */
export async function checkFolder(
  folder: string,
  { today, overlay, read }: { today?: string; overlay?: Overlay; read?: Read } = {},
): Promise<{ issues: Issue[]; advice: Issue[] }> {
  const { found } = await checkRead(folder, read ?? (await readSource(folder, overlay)), today);
  return { issues: sortIssues(found.issues), advice: sortIssues(found.advice) };
}

export type Read = Awaited<ReturnType<typeof readSource>>;

async function checkRead(
  folder: string,
  { content, issues: unread }: Read,
  today = new Date().toISOString().slice(0, 10),
) {
  const issues = [...unread];
  const records = await readLinkHealth(folder).catch((error: unknown) => {
    issues.push(describeDamage(error));
    return [];
  });
  return { content, records, found: checkContent({ content, issues, records, today }) };
}

/** Where a list has what was read of it. What was read of other files is beside the list. */
function findPlaces(content: Content, source: ListSource): ListPlaces {
  const { files } = source;
  const paths = new Map(files.map(({ file, path }) => [file, path]));
  const [first = ''] = paths.values();
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  const beside = (name: string) => folder + name.slice(name.lastIndexOf('/') + 1);
  const placesOf = (kind: SourceKind) =>
    Object.fromEntries(
      content[kind].map((one): [string, SourcePlace] => {
        const { line } = one.positionOf([]);
        return [one.id, { file: paths.get(one.file) ?? beside(one.file), line }];
      }),
    );
  return {
    ...{ file: first, settings: beside(LIST_SETTINGS) },
    get form() {
      return source.form;
    },
    places: {
      resources: placesOf('resources'),
      topics: placesOf('topics'),
      paths: placesOf('paths'),
    },
  };
}

/** Content without an issue. */
export interface LoadedCatalog {
  issues: [];
  advice: Issue[];
  /** Made when it is first read. */
  readonly catalog: Catalog;
  /** What the catalog was made of, but for what is remembered of links. */
  entries: Omit<Entries, 'records'>;
  /** Found when they are first read. */
  readonly externalLinks: ExternalLink[];
}

/** Content with issues: no catalog can be made of it. */
interface InvalidCatalog {
  issues: Issue[];
  advice: Issue[];
  catalog: undefined;
  entries: undefined;
  externalLinks: undefined;
}

function toEntry<T>({ source, data }: Checked<T>): { id: string; data: T } {
  return { id: source.id, data };
}
