import type { GlossaryData } from '../schema/glossary.ts';
import type { ListSettings } from '../schema/list-settings.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { Content } from '../source/read-content.ts';
import { foldText } from '../text/compare.ts';
import { quote } from '../text/quote.ts';
import { formatSuggestion } from '../text/suggestion.ts';
import { foldUrl } from '../urls/folded-url.ts';
import { createFile } from './create-content.ts';

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
  const idOf = (reference: string) => find(reference)[0]?.id ?? reference;
  const issues: Issue[] = [];
  const overlays = new Map<ContentFile, string[]>();
  for (const key of Object.keys(entries)) {
    const found = find(key);
    for (const resource of found) overlays.set(resource, [...(overlays.get(resource) ?? []), key]);
    if (found.length > 0) continue;
    const known = read.resources.flatMap(({ data }) => {
      const { title, url } = data as { title: string; url?: string };
      return /^https?:/i.test(key) ? (url ?? []) : title;
    });
    issues.push({
      ...{ file: file.file, ...file.positionOf(['entries', key], true), code: 'unknown-entry' },
      message: `the list has no entry ${quote(key)}.${formatSuggestion(key, known) || ' Remove what is said of it, or name it by its new address or title.'}`,
      field: ['entries', key],
    });
  }
  return {
    resources: read.resources.map((resource) =>
      (overlays.get(resource) ?? []).reduce(
        (own, key) =>
          overlay(own, resolveReferences(entries[key] ?? {}, idOf), file, ['entries', key]),
        resource,
      ),
    ),
    topics: read.topics,
    paths: [
      ...read.paths,
      ...paths.map(({ id, ...path }, i) => ({
        ...createFile(file.file, id, resolveSteps(path, idOf), (at) =>
          file.positionOf(['paths', i, ...at]),
        ),
        sourceOf: (at: PropertyKey[]) => file.sourceOf(['paths', i, ...at]),
      })),
    ],
    site: overlay(
      read.site,
      {
        ...resolveSite(pickSite(site), idOf),
        ...(paths.length > 0 && { paths: idsOf(read, paths) }),
      },
      file,
      [],
    ),
    glossary:
      glossary &&
      createFile(file.file, 'glossary', resolveTerms(glossary, idOf), (at) =>
        file.positionOf(['glossary', ...at]),
      ),
    issues,
  };
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
  return {
    ...file,
    data: { ...(file.data as object), ...fields },
    positionOf: (path, key) =>
      isOwn(path)
        ? { file: from.file, ...from.positionOf([...at, ...path], key) }
        : file.positionOf(path, key),
    sourceOf: (path) => (isOwn(path) ? from.sourceOf([...at, ...path]) : file.sourceOf(path)),
  };
}

type Fields = Record<string, unknown>;
type FindId = (reference: string) => string;

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

function resolveReferences(fields: Fields, idOf: FindId): Fields {
  const { requires, related, successor } = fields as {
    requires?: string[];
    related?: { resource: string; how: string }[];
    successor?: string;
  };
  return {
    ...fields,
    ...(requires && { requires: requires.map(idOf) }),
    ...(related && { related: related.map((one) => ({ ...one, resource: idOf(one.resource) })) }),
    ...(successor !== undefined && { successor: idOf(successor) }),
  };
}

function resolveSteps(path: Fields, idOf: FindId): Fields {
  const { steps } = path as { steps: { resources?: { id: string }[]; companions?: string[] }[] };
  return {
    ...path,
    steps: steps.map((step) => ({
      ...step,
      ...(step.resources && {
        resources: step.resources.map((use) => ({ ...use, id: idOf(use.id) })),
      }),
      ...(step.companions && { companions: step.companions.map(idOf) }),
    })),
  };
}

function resolveSite(site: Fields, idOf: FindId): Fields {
  const { start, channels } = site as { start?: { resource?: string }; channels?: string[] };
  return {
    ...site,
    ...(start?.resource !== undefined && { start: { ...start, resource: idOf(start.resource) } }),
    ...(channels && { channels: channels.map(idOf) }),
  };
}

function resolveTerms(terms: GlossaryData, idOf: FindId): Fields {
  return Object.fromEntries(
    Object.entries(terms).map(([id, term]) => [
      id,
      { ...term, ...(term.resources && { resources: term.resources.map(idOf) }) },
    ]),
  );
}
