import { addressOf, pageAddresses } from './addresses.ts';
import type { Catalog } from './catalog.ts';
import { createCatalog } from './create-catalog.ts';
import { checkBody, findExternalUrls } from './check-body.ts';
import { checkReferences } from './check-references.ts';
import { checkExceptions } from './references/check-exceptions.ts';
import type { Checked, CheckedContent } from './references/checked-content.ts';
import { Ids } from './references/ids.ts';
import { checkSchema } from './check-schema.ts';
import type { ContentFile } from './content-file.ts';
import { sortIssues, type Issue } from './issue.ts';
import { findUrls } from './external-urls.ts';
import { findMovedAddresses } from './moved-addresses.ts';
import { contentFolder, readContent, type Content } from './read-content.ts';
import { describeDamage, readLinkHealth } from './read-link-health.ts';
import { schemas } from './schemas.ts';
import type { z } from 'zod';

/** An address beyond the site and the content file that names it. */
export interface ExternalLink {
  url: string;
  file: string;
}

/** A day on which no exception has ended: its end is for the check to tell, and stops no build and no run over links. */
export const BEFORE_ALL_DAYS = '0000-01-01';

/**
 * Reads a content folder and checks all of it.
 * Returns every issue, sorted, and the catalog with its external links when there is none.
 * `today` is the day, as `YYYY-MM-DD`, against which the ends of exceptions are held.
 * Throws only when the folder cannot be read.
 */
export async function loadCatalog(
  folder = contentFolder,
  today = new Date().toISOString().slice(0, 10),
): Promise<{ issues: Issue[]; catalog: undefined; externalLinks: undefined } | LoadedCatalog> {
  const { content, issues } = await readContent(folder);
  const keep = <S extends z.ZodType>(schema: S, files: ContentFile[]): Checked<z.output<S>>[] =>
    files.flatMap((source) => {
      const result = checkSchema(schema, source);
      issues.push(...result.issues);
      return result.data === undefined ? [] : [{ source, data: result.data }];
    });

  const checked: CheckedContent = {
    resources: keep(schemas.resource, content.resources),
    topics: keep(schemas.topic, content.topics),
    paths: keep(schemas['learning-path'], content.paths),
    site: keep(schemas.site, content.site ? [content.site] : [])[0],
    glossary: keep(schemas.glossary, content.glossary ? [content.glossary] : [])[0],
    exceptions: keep(schemas.exceptions, content.exceptions ? [content.exceptions] : [])[0],
    ids: {
      resources: idsOf('resources', content, issues),
      topics: idsOf('topics', content, issues),
      paths: idsOf('paths', content, issues),
    },
  };
  for (const kind of ['resources', 'topics', 'paths'] as const)
    for (const { source, data } of checked[kind])
      checked.ids[kind].rename(data.formerly, source.id);
  // An address may stand in a file that could not be read.
  const links = issues.length === 0 ? findExternalLinks(checked, content) : undefined;
  issues.push(...checkReferences(checked));
  issues.push(
    ...checkExceptions(
      checked,
      today,
      links?.map(({ url }) => url),
    ),
  );
  const records = await readLinkHealth(folder).catch((error: unknown) => {
    issues.push(describeDamage(error));
    return [];
  });
  const addresses = findAddresses(checked);
  const unread = findUnread(checked, issues);
  const moved = findMovedAddresses(checked);
  for (const file of [...content.topics, ...content.paths])
    issues.push(...checkBody(file, addresses, unread, moved));

  if (issues.length > 0 || !checked.site || !links)
    return { issues: sortIssues(issues), catalog: undefined, externalLinks: undefined };
  const catalog = createCatalog(
    {
      site: checked.site.data,
      resources: checked.resources.map(toEntry),
      topics: checked.topics.map(toEntry),
      paths: checked.paths.map(toEntry),
      glossary: checked.glossary?.data ?? {},
      exceptions: checked.exceptions?.data ?? [],
      records,
    },
    '/',
  );
  return { issues: [], catalog, externalLinks: links };
}

export interface LoadedCatalog {
  issues: [];
  catalog: Catalog;
  externalLinks: ExternalLink[];
}

function toEntry<T>({ source, data }: Checked<T>): { id: string; data: T } {
  return { id: source.id, data };
}

/** The ids of the files that were read, and of those that could not be: they exist all the same. */
function idsOf(kind: 'resources' | 'topics' | 'paths', content: Content, issues: Issue[]): Ids {
  const folder = `content/${kind}/`;
  const unread = issues
    .filter(({ file, code }) => file.startsWith(folder) && code !== 'unexpected-file')
    .map(({ file }) => file.slice(folder.length).toLowerCase());
  return new Ids([
    ...content[kind].map(({ id }) => id),
    ...unread.map((name) => name.replace(/\.[^.]*$/, '')),
  ]);
}

function findAddresses({ topics, paths, glossary, ids }: CheckedContent): Set<string> {
  return new Set([
    ...Object.values(pageAddresses),
    ...[...ids.resources].map(addressOf.resource),
    ...[...ids.topics].map(addressOf.topic),
    ...[...ids.paths].flatMap((id) => [addressOf.path(id), addressOf.wholePath(id)]),
    ...topics.flatMap(({ source, data }) =>
      data.sections.map(({ id }) => addressOf.section(source.id, id)),
    ),
    ...paths.flatMap(({ source, data }) =>
      data.steps.map(({ id }) => addressOf.step(source.id, id)),
    ),
    ...Object.keys(glossary?.data ?? {}).map(addressOf.term),
  ]);
}

/** The beginnings of addresses that may exist, but stand in files with issues of their own. */
function findUnread({ topics, paths, ids }: CheckedContent, issues: Issue[]): string[] {
  const without = (all: Set<string>, checked: Checked<unknown>[]) =>
    [...all].filter((id) => !checked.some(({ source }) => source.id === id));
  return [
    ...without(ids.topics, topics).map((id) => addressOf.section(id, '')),
    ...without(ids.paths, paths).map((id) => addressOf.step(id, '')),
    ...(issues.some(({ file }) => file === 'content/glossary.yaml') ? [addressOf.glossary()] : []),
  ];
}

function findExternalLinks(checked: CheckedContent, content: Content): ExternalLink[] {
  const inData = [
    ...checked.resources,
    ...checked.paths,
    ...(checked.site ? [checked.site] : []),
  ].flatMap(({ source, data }) => findUrls(data).map((url) => ({ url, file: source.file })));
  const inBodies = [...content.topics, ...content.paths].flatMap(({ body, file }) =>
    findExternalUrls(body).map((url) => ({ url, file })),
  );
  const unique = new Map(
    [...inData, ...inBodies].map((link) => [`${link.url}\n${link.file}`, link]),
  );
  return [...unique.values()].toSorted((a, b) =>
    a.url === b.url ? (a.file < b.file ? -1 : 1) : a.url < b.url ? -1 : 1,
  );
}
