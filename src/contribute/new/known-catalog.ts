import { join } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { BEFORE_ALL_DAYS, checkFolder, loadCatalog } from '../../content/load-catalog.ts';
import { writeFiles } from '../../files/write-files.ts';
import { Ids } from '../../rules/checked-content.ts';
import { formatIssue } from '../../rules/rules.ts';
import { placeFiles } from '../../source/content-place.ts';
import type { Issue } from '../../source/issue.ts';
import { writeResource } from '../../source/write-fields.ts';
import type { ListedResource } from '../find-listed.ts';
import { checkDraft, checkId } from '../form/draft.ts';
import { Interrupted } from './prompts.ts';
import { createResource, findName, type Values } from './values.ts';

/** The catalog that a resource is added to, and what its check says of it as it is. */
export interface KnownCatalog {
  folder: string;
  catalog: Catalog;
  listed: ListedResource[];
  /** Ids that no new resource may have: those of resources, retired or not, and those that they had before. */
  ids: Ids;
  /** Advice that the check gives already. */
  advice: Issue[];
}

/** Says that the content must be fixed before anything can be added. */
export class InvalidContent extends Error {}

/**
 * Reads the catalog of a content folder.
 * @throws {InvalidContent} if it has issues: no resource can be checked as part of it
 */
export async function loadKnownCatalog(folder: string): Promise<KnownCatalog> {
  const { catalog, issues, advice } = await loadCatalog(folder, BEFORE_ALL_DAYS);
  if (!catalog)
    throw new InvalidContent(
      [
        'The content has issues. Fix them first:',
        ...placeFiles(issues, folder).map(formatIssue),
      ].join('\n'),
    );
  const all = [...catalog.resources, ...catalog.retired];
  const ids = new Ids(all.map(({ id }) => id));
  for (const { id, formerly } of all) ids.rename(formerly, id);
  return {
    ...{ folder, catalog, advice, ids },
    listed: all.map(({ id, title, url, locator, placements, retired }) => ({
      ...{ id, title, url, locator },
      topics: [...new Set(placements.map(({ topic }) => topic.title))],
      retired: retired && { reason: retired.reason, successor: retired.successor?.title },
    })),
  };
}

/** The file of a resource, from the root of the project. */
export function fileOf(id: string): string {
  return `content/resources/${id}.yaml`;
}

/** A resource of which every value is known, as the text of its file, with what the check says of it. */
export interface NewResource {
  id: string;
  text: string;
  issues: Issue[];
  advice: Issue[];
}

/** Makes the resource of some values, and checks it as part of the content. Writes nothing. */
export async function createNewResource(
  values: Values & { id: string },
  today: string,
  { folder, advice: before }: KnownCatalog,
): Promise<NewResource> {
  const { id } = values;
  const file = fileOf(id);
  const text = writeResource(createResource(values, today));
  // As the catalog itself was read: an exception that has ended is no issue of the new file.
  const { issues, advice } = await checkFolder(folder, {
    today: BEFORE_ALL_DAYS,
    overlay: new Map([[file, text]]),
  });
  const wasThere = (issue: Issue) =>
    before.some((old) => old.code === issue.code && old.file === issue.file);
  return {
    ...{ id, text, issues },
    advice: advice.filter((issue) => issue.file === file || !wasThere(issue)),
  };
}

/**
 * Writes the file of a resource.
 * @returns its path
 * @throws {Error} if there is one already, as nothing is overwritten
 * @throws {Interrupted} if `signal` says that all is to end
 */
export async function writeNewResource(
  { id, text }: NewResource,
  { folder }: KnownCatalog,
  signal: AbortSignal,
): Promise<string> {
  if (signal.aborted) throw new Interrupted();
  const path = fileOf(id).replace(/^content\//, '');
  await writeFiles(folder, [{ path, before: undefined, after: text }]);
  return join(folder, path);
}

/** What is wrong with one value, as far as the resource alone shows it, in the words of the check. */
export function checkValue(name: string, resource: Record<string, unknown>): string | undefined {
  const draft = { id: 'new', text: writeResource(resource), isKnown: false };
  return checkDraft(draft, undefined, new Set()).find(
    ({ field, code }) => code !== 'missing-field' && findName(field ?? []) === name,
  )?.message;
}

/** What keeps a text from being the id of a new resource; `undefined` if nothing does. */
export function checkNewId(id: string, { ids }: KnownCatalog): string | undefined {
  return checkId(id, false, ids)[0]?.message;
}
