import type { ListSettings } from '../schema/list-settings.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { Content } from '../source/read-content.ts';
import { foldText } from '../text/compare.ts';
import { quote, formatSuggestion } from '../text/quote.ts';
import { foldUrl } from '../urls/folded-url.ts';
import { createFile } from './create-content.ts';
import {
  resolveOverlay,
  resolvePath,
  resolveSite,
  resolveTerms,
  type Resolver,
} from './resolve-references.ts';

type Read = Pick<Content, 'resources' | 'topics' | 'paths' | 'glossary'> & { site: ContentFile };

/**
 * Adds to a list what its owner says beside it: settings of the site, fields of entries, learning paths, terms. Values
 * keep their positions, each in its file. What is said of an entry that the list does not have is an issue.
 */
export function applySettings(
  read: Read,
  settings: ListSettings,
  file: ContentFile,
): Read & { issues: Issue[] } {
  const { entries = {}, paths = [], glossary, ...site } = settings;
  const find = createIndex(read.resources);
  const issues: Issue[] = [];
  const findPath = createPathFinder([...read.paths.map(titled), ...paths]);
  const resolver: Resolver = {
    entry: (reference, field) => {
      const found = find(reference)[0]?.id;
      if (found === undefined) report('entry', reference, field);
      return found;
    },
    path: (reference, field) => {
      const found = findPath(reference);
      if (found === undefined) report('learning path', reference, field);
      return found;
    },
  };
  const overlays = new Map<ContentFile, string[]>();
  for (const key of Object.keys(entries)) {
    const found = find(key);
    for (const resource of found) overlays.set(resource, [...(overlays.get(resource) ?? []), key]);
    if (found.length > 0) continue;
    report('entry', key, ['entries', key], true);
  }
  return {
    resources: read.resources.map((resource) =>
      (overlays.get(resource) ?? []).reduce(
        (own, key) =>
          overlay(own, resolveOverlay(entries[key] ?? {}, resolver, key), file, ['entries', key]),
        resource,
      ),
    ),
    topics: read.topics,
    paths: [
      ...read.paths,
      ...paths.map(({ id, ...path }, i) => ({
        ...createFile(file.file, id, resolvePath(path, resolver, i), (at) =>
          file.positionOf(['paths', i, ...at]),
        ),
        sourceOf: (at: PropertyKey[]) => file.sourceOf(['paths', i, ...at]),
      })),
    ],
    site: overlay(
      read.site,
      {
        ...resolveSite(pickSite(site), resolver),
        ...(paths.length > 0 && { paths: idsOf(read, paths) }),
      },
      file,
      [],
    ),
    glossary:
      glossary &&
      createFile(file.file, 'glossary', resolveTerms(glossary, resolver), (at) =>
        file.positionOf(['glossary', ...at]),
      ),
    issues,
  };

  /** What is named and is not in the list; nothing is made of it. */
  function report(
    what: 'entry' | 'learning path',
    reference: string,
    field: PropertyKey[],
    isKey = false,
  ): void {
    const known =
      what === 'learning path'
        ? [...read.paths.map(titled), ...paths].map(({ title }) => title)
        : read.resources.flatMap(({ data }) => {
            const { title, url } = data as { title: string; url?: string };
            return /^https?:/i.test(reference) ? (url ?? []) : title;
          });
    const remedy =
      what === 'entry'
        ? ' Remove what is said of it, or name it by its new address or title.'
        : ' Name one by its title or id.';
    issues.push({
      ...{ file: file.file, ...file.positionOf(field, isKey), code: 'unknown-entry' },
      message: `the list has no ${what} ${quote(reference)}.${formatSuggestion(reference, known) || remedy}`,
      field,
    });
  }
}

function titled({ id, data }: ContentFile): { id: string; title: string } {
  return { id, title: (data as { title: string }).title };
}

/** Finds the id of a learning path by id or title. */
function createPathFinder(
  paths: { id: string; title: string }[],
): (reference: string) => string | undefined {
  return (reference) =>
    (
      paths.find(({ id }) => id === reference) ??
      paths.find(({ title }) => foldText(title) === foldText(reference))
    )?.id;
}

/** Finds entries by id, address or title. */
function createIndex(resources: ContentFile[]): (reference: string) => ContentFile[] {
  const index = new Map<string, ContentFile[]>();
  const add = (key: string, resource: ContentFile) => {
    const known = index.get(key);
    if (!known) index.set(key, [resource]);
    else if (!known.includes(resource)) known.push(resource);
  };
  for (const resource of resources) {
    const { title, url } = resource.data as { title: string; url?: string };
    add(`id ${resource.id}`, resource);
    add(`title ${foldText(title) || title}`, resource);
    if (url !== undefined) add(`url ${foldUrl(url)}`, resource);
  }
  return (reference) =>
    (URL.canParse(reference) ? index.get(`url ${foldUrl(reference)}`) : undefined) ??
    index.get(`title ${foldText(reference) || reference}`) ??
    index.get(`id ${reference}`) ??
    [];
}

/** A file with some fields of another one, which are where they are written. */
function overlay(
  file: ContentFile,
  fields: Record<string, unknown>,
  from: ContentFile,
  at: PropertyKey[],
): ContentFile {
  const isOwn = ([field]: PropertyKey[]) => Object.hasOwn(fields, field ?? '');
  const { why, ...others } = file.data as Fields;
  return {
    ...file,
    // What is no pick needs no reason.
    data: {
      ...others,
      ...(why !== undefined && fields['featured'] !== false && { why }),
      ...fields,
    },
    positionOf: (path, key) =>
      isOwn(path)
        ? { file: from.file, ...from.positionOf([...at, ...path], key) }
        : file.positionOf(path, key),
    sourceOf: (path) => (isOwn(path) ? from.sourceOf([...at, ...path]) : file.sourceOf(path)),
  };
}

type Fields = Record<string, unknown>;

/** The settings of the site without those of the list. */
function pickSite({
  lists: _lists,
  headings: _headings,
  marks: _marks,
  columns: _columns,
  behind: _behind,
  ...site
}: Fields): Fields {
  return site;
}

function idsOf(read: Read, paths: { id: string }[]): string[] {
  return [...read.paths, ...paths].map(({ id }) => id);
}
