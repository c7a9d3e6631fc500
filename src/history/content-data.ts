import type { ContentFile } from '../source/content-file.ts';
import type { Content } from '../source/read-content.ts';
import { PUBLIC_FOLDER } from '../source/public-files.ts';
import type { CheckedEnd } from '../content/check-change.ts';

/** The data of content files by id, valid or not: a change is reported before it is fixed. May be part of a catalog. */
export interface ContentData {
  resources: ReadonlyMap<string, Fields>;
  topics: ReadonlyMap<string, Page>;
  paths: ReadonlyMap<string, Page>;
  /** Pages of the catalog's own. */
  pages: ReadonlyMap<string, Page>;
  terms: ReadonlyMap<string, Fields>;
  site: Fields | undefined;
  exceptions: readonly Fields[];
  /** What stands for the bytes of each public file, by its path in the folder. */
  files: ReadonlyMap<string, string>;
}

/** The fields of a file or of a part of it. */
export type Fields = Readonly<Record<string, unknown>>;

/** A file with a text below its fields. */
export interface Page {
  fields: Fields;
  body: string;
}

/** Data of a list without the order of its entries, of which every new one changes those around it. */
export function withoutOrder(data: unknown): unknown {
  return JSON.parse(
    JSON.stringify(data, (key, value: unknown) => (key === 'order' ? undefined : value)),
  );
}

/** What a list holds, under the names that files of a folder would have. */
function listVirtualFiles({ resources, topics, paths, site, glossary }: Content): ContentFile[] {
  const rename = (folder: string, files: ContentFile[], extension: string) =>
    files.map((file) => ({
      ...file,
      file: `content/${folder}/${file.id}${extension}`,
      data: withoutOrder(file.data),
    }));
  return [
    ...rename('resources', resources, '.yaml'),
    ...rename('topics', topics, '.mdx'),
    ...rename('paths', paths, '.mdx'),
    ...(site ? [{ ...site, file: 'content/site.yaml' }] : []),
    ...(glossary ? [{ ...glossary, file: 'content/glossary.yaml' }] : []),
  ];
}

/** The data of content files, that of a public file being what stands for its bytes; other files are left out. */
export function createContentData(
  files: Iterable<Pick<ContentFile, 'file' | 'id' | 'data' | 'body'>>,
): ContentData {
  const resources = new Map<string, Fields>();
  const pages = {
    topics: new Map<string, Page>(),
    paths: new Map<string, Page>(),
    pages: new Map<string, Page>(),
  };
  const publicFiles = new Map<string, string>();
  const single: Partial<Record<string, unknown>> = {};
  for (const { file, id, data, body } of files) {
    const [folder = '', name, ...below] = file.replace(/^content\//, '').split('/');
    if (name === undefined) single[folder] = data;
    else if (folder === 'resources') resources.set(id, fieldsOf(data));
    else if (folder === PUBLIC_FOLDER) publicFiles.set([name, ...below].join('/'), String(data));
    else if (folder === 'topics' || folder === 'paths' || folder === 'pages')
      pages[folder].set(id, { fields: fieldsOf(data), body: body.trim() });
  }
  const { 'site.yaml': site, 'glossary.yaml': glossary, 'exceptions.yaml': exceptions } = single;
  return {
    resources,
    ...pages,
    terms: new Map(Object.entries(fieldsOf(glossary)).map(([id, term]) => [id, fieldsOf(term)])),
    site: site === undefined ? undefined : fieldsOf(site),
    exceptions: listOf(exceptions).map(fieldsOf),
    files: publicFiles,
  };
}

/** A value as a group of fields; an empty one if it is something else. */
export function fieldsOf(value: unknown): Fields {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isGroup ? (value as Fields) : {};
}

/** A value as a list; an empty one if it is something else. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as text; `undefined` if it is something else or empty. */
export function textOf(value: unknown): string | undefined {
  const isText = typeof value === 'string' || typeof value === 'number';
  return isText && String(value).trim() !== '' ? String(value).trim() : undefined;
}

/**
 * The data at both ends of a change of some files. A file that cannot be read at one end is left out at both; the check
 * reports it.
 */
export function readDataAtEnds(
  before: CheckedEnd,
  after: CheckedEnd,
  changed: readonly string[],
): { before: ContentData; after: ContentData } {
  const unread = new Set([...findUnread(before), ...findUnread(after)]);
  const differs = new Set(changed);
  const read = (end: CheckedEnd, mark: string) =>
    createContentData([
      ...filesOf(end).filter(({ file }) => !unread.has(file)),
      ...end.content.publicFiles.map((name) => {
        const file = `content/${PUBLIC_FOLDER}/${name}`;
        return { file, id: name, data: differs.has(file) ? mark : '', body: '' };
      }),
    ]);
  return { before: read(before, 'before'), after: read(after, 'after') };
}

function findUnread(end: CheckedEnd): string[] {
  const read = new Set(filesOf(end).map(({ file }) => file));
  return end.issues.map(({ file }) => file).filter((file) => !read.has(file));
}

function filesOf({ content }: CheckedEnd): ContentFile[] {
  const { resources, topics, paths, pages, site, glossary, exceptions } = content;
  if (content.list) return listVirtualFiles(content);
  return [...resources, ...topics, ...paths, ...pages, site, glossary, exceptions].filter(
    (file) => file !== undefined,
  );
}
