import { loadChanged, type FileChange } from './content-change.ts';
import { type ContentFile, parseContentFile, editData } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { BEFORE_ALL_DAYS } from './load-catalog.ts';
import { readContent, type Content } from '../source/read-content.ts';
import { type Naming, type Thing, findMentions } from '../rules/values-in-data.ts';
import { schemas } from '../rules/schemas.ts';
import type { z } from 'zod';
import { addressOf } from '../catalog/addresses.ts';
import { namesAt } from '../schema/schema-fields.ts';
import { replaceValues } from '../source/edit-content.ts';
import { addToList, setFields } from '../source/edit-yaml.ts';
import { writeField } from '../source/write-fields.ts';
import { id as idSchema } from '../schema/fields.ts';
import { formatSuggestion } from '../text/quote.ts';

const schemaOf: Record<Thing, (typeof schemas)['resource' | 'topic' | 'learning-path' | 'page']> = {
  resources: schemas.resource,
  topics: schemas.topic,
  paths: schemas['learning-path'],
  pages: schemas.page,
};

/** How the content changes when a thing is renamed. */
interface RenamePlan extends Renaming {
  /** The file of the thing first, then those that name it, by name. */
  changes: FileChange[];
  /** What is wrong with the content, before or after the change; with any, nothing is to be written. */
  issues: Issue[];
  /** Whether the issues are there without the change. */
  isOlder: boolean;
}

/**
 * Works out how the files of a content folder change when a resource, topic, learning path or page gets a new id, and
 * checks the result. Writes nothing. `name` is its id, or `<folder>/<id>`.
 * Throws why when the thing cannot be found, or cannot get the id.
 */
export async function planRename(folder: string, name: string, to: string): Promise<RenamePlan> {
  const { content, issues: unread } = await readContent(folder);
  // The thing may be what could not be read.
  if (unread.length > 0)
    return { kind: 'resources', from: name, to, changes: [], issues: unread, isOlder: true };
  const thing = findThing(content, name);
  assertFree(content, thing, to);
  const renaming = { kind: thing.kind, from: thing.source.id, to };
  const changes = listFiles(content).flatMap(({ source, kind }): FileChange[] => {
    const { file, text } = source;
    const after = renameMentions(source, kind, renaming);
    if (source === thing.source) {
      const own = addFormerId(file, after, { ...renaming, schema: schemaOf[renaming.kind] });
      return [{ file: fileOf(renaming.kind, to), from: file, before: text, after: own }];
    }
    return after === text ? [] : [{ file, before: text, after }];
  });
  const sorted = changes.toSorted(
    (a, b) => Number(b.from !== undefined) - Number(a.from !== undefined),
  );
  // Only the check reports exceptions that have ended.
  const { issues } = await loadChanged(folder, sorted, BEFORE_ALL_DAYS);
  if (issues.length === 0) return { ...renaming, changes: sorted, issues, isOlder: false };
  const before = await loadChanged(folder, [], BEFORE_ALL_DAYS);
  return before.issues.length > 0
    ? { ...renaming, changes: [], issues: before.issues, isOlder: true }
    : { ...renaming, changes: sorted, issues, isOlder: false };
}

/** Every content file that may name a thing, with what kind of file it is, by name. */
function listFiles(content: Content) {
  const { resources, topics, paths, pages, site, glossary, exceptions } = content;
  const files = (kind: Naming | 'exceptions', sources: (ContentFile | undefined)[]) =>
    sources.flatMap((source) => (source ? [{ kind, source }] : []));
  return [
    ...files('resources', resources),
    ...files('topics', topics),
    ...files('paths', paths),
    ...files('pages', pages),
    ...files('site', [site]),
    ...files('glossary', [glossary]),
    ...files('exceptions', [exceptions]),
  ].toSorted((a, b) => (a.source.file < b.source.file ? -1 : 1));
}

interface Renaming {
  kind: Thing;
  from: string;
  to: string;
}

/**
 * The text of a content file in which a thing is called by its new id wherever it is named: in the fields that
 * hold ids, in links of the body, and where an exception is made for its file. Every other byte stays.
 */
export function renameMentions(
  { file, data, text, body }: ContentFile,
  fileKind: Naming | 'exceptions',
  { kind, from, to }: Renaming,
): string {
  const mentions =
    fileKind === 'exceptions'
      ? []
      : findMentions(fileKind, kind, data).filter(({ id }) => id === from);
  // To find the places means to parse the file anew.
  if (mentions.length === 0 && fileKind !== 'exceptions' && !body.includes(from)) return text;
  const named = new Set(mentions.map(({ path }) => keyOf(path)));
  const isMentioned = (path: PropertyKey[]) => named.has(keyOf(path));
  const files: Record<string, string> = { [fileOf(kind, from)]: fileOf(kind, to) };
  return replaceValues(file, text, ({ path, value }) => {
    if (path === undefined) return renameAddress(value, { kind, from, to });
    if (fileKind === 'exceptions') return path.at(-1) === 'where' ? files[value] : undefined;
    return isMentioned(path) ? to : undefined;
  });
}

function fileOf(kind: Thing, id: string): string {
  return `content/${kind}/${id}.${kind === 'resources' ? 'yaml' : 'mdx'}`;
}

const FIELD = 'formerly';

/**
 * Adds the old id of a thing to its former ids, and removes the new one if it had that before. Every other byte stays.
 *
 * @throws {Error} if the data of the file is anything but fields
 */
export function addFormerId(
  file: string,
  text: string,
  { from, to, schema }: { from: string; to: string; schema: z.ZodType },
): string {
  const { parsed } = parseContentFile(file, text);
  const former = parsed ? formerIdsOf(parsed) : [];
  if (former.includes(to))
    return replaceValues(file, text, ({ path, value }) =>
      path?.[0] === FIELD && value === to ? from : undefined,
    );
  const written = writeField(FIELD, [...former, from], schema);
  const order = namesAt(schema, []);
  return editData(
    file,
    text,
    (data) => addToList(data, FIELD, from) ?? setFields(data, [[FIELD, written]], order),
  );
}

/** The address of the same page, or part of it, under the new id; `undefined` for any other address. */
function renameAddress(address: string, { kind, from, to }: Renaming): string | undefined {
  if (kind === 'resources' && address === addressOf.retiredEntry(from))
    return addressOf.retiredEntry(to);
  const pageOf = {
    resources: addressOf.resource,
    topics: addressOf.topic,
    paths: addressOf.path,
    pages: addressOf.page,
  };
  const page = pageOf[kind](from);
  return address.startsWith(page) ? pageOf[kind](to) + address.slice(page.length) : undefined;
}

function keyOf(path: PropertyKey[]): string {
  return path.map(String).join('\n');
}

/** What each kind of thing is called, one of it. */
const nouns: Record<Thing, string> = {
  resources: 'resource',
  topics: 'topic',
  paths: 'learning path',
  pages: 'page',
};
const kinds = Object.keys(nouns) as Thing[];

/** One thing that can be renamed, with its file. */
interface Named {
  kind: Thing;
  source: ContentFile;
}

/**
 * The thing that a name means: an id, or, where several things have it, the id behind its folder, as in
 * `resources/qemu`. Throws what is wrong with the name.
 */
export function findThing(content: Content, name: string): Named {
  const [, folder, id = ''] =
    /^(?:content\/)?(?:(.*)\/)?([^/]*?)(?:\.yaml|\.mdx)?$/.exec(name) ?? [];
  if (folder !== undefined && !(kinds as string[]).includes(folder))
    throw new Error(
      `"${name}" is not the path of a resource, topic, learning path or page. Write it as ${formatChoice(kinds.map((kind) => `"${kind}/${id}"`))}.`,
    );
  const searched = folder === undefined ? kinds : [folder as Thing];
  const found = searched.flatMap((kind) =>
    content[kind].filter((file) => file.id === id).map((source) => ({ kind, source })),
  );
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (only)
    throw new Error(
      `"${id}" is a ${found.map(({ kind }) => nouns[kind]).join(' and a ')}. Write ${formatChoice(found.map(({ kind }) => `"${kind}/${id}"`))}.`,
    );
  const heir = findHeir(content, searched, id);
  if (heir)
    throw new Error(
      `the ${nouns[heir.kind]} "${id}" is now called "${heir.source.id}". Use that id.`,
    );
  const known = searched.flatMap((kind) => content[kind].map((file) => file.id));
  const what = folder === undefined ? 'nothing' : `no ${nouns[folder as Thing]}`;
  const hint = formatSuggestion(id, known) || ' Only resources, topics, paths and pages can be renamed.';
  throw new Error(`${what} has the id "${id}".${hint}`);
}

/** Throws why a thing cannot get an id, if it cannot. */
export function assertFree(content: Content, { kind, source }: Named, id: string): void {
  const noun = nouns[kind];
  if (id === source.id) throw new Error(`the ${noun} is already called "${id}".`);
  const issue = idSchema.safeParse(id).error?.issues[0];
  if (issue)
    throw new Error(
      issue.code === 'custom'
        ? `"${id}" ${issue.message}.`
        : `"${id}" has ${id.length} characters, but an id can have at most 90.`,
    );
  if (content[kind].some((file) => file.id === id))
    throw new Error(`"${id}" is the id of another ${noun}. Choose one that is not in use.`);
  const heir = findHeir(content, [kind], id);
  if (heir && heir.source !== source)
    throw new Error(
      `"${id}" is a former id of "${heir.source.id}", so its URL redirects there. Choose one that is not in use.`,
    );
}

/** The ids that a thing had before. */
function formerIdsOf({ data }: ContentFile): string[] {
  const { formerly } = data as { formerly?: unknown };
  return Array.isArray(formerly) ? formerly.filter((id) => typeof id === 'string') : [];
}

/** What an id belongs to that it had before. */
function findHeir(content: Content, searched: Thing[], id: string): Named | undefined {
  return searched
    .flatMap((kind) => content[kind].map((source) => ({ kind, source })))
    .find(({ source }) => formerIdsOf(source).includes(id));
}

/** `"a", "b" or "c"` */
function formatChoice(names: string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' or ');
}
