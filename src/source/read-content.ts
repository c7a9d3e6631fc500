import { isUtf8 } from 'node:buffer';
import { basename, extname, join, resolve as resolvePath } from 'node:path';
import { readPlainFolder, UnreadableFile } from '../files/read-plain-file.ts';
import { checkMarkup } from './check-markup.ts';
import { parseContentFile, type ContentFile, splitFrontmatter } from './content-file.ts';
import type { Issue, SourceCode } from './issue.ts';
import { contentFolder, LARGEST, linkHealthFile, MOST_FILES } from './content-folder.ts';
import { describeUnreadable, isHidden, listNames, readBytes, type Overlay } from './overlay.ts';
import { isList, type ListSource } from './list-file.ts';
import { PUBLIC_FOLDER, readPublicFolder } from './public-files.ts';
import { id as idSchema, isReservedName } from '../schema/fields.ts';
import { formatCount } from '../text/count.ts';
import { SCHEMA_FOLDER } from '../schema/schema-of-file.ts';
import { FORMAT } from '../schema/site.ts';

/** All files of content, by what they hold. */
export interface Content {
  resources: ContentFile[];
  topics: ContentFile[];
  paths: ContentFile[];
  pages: ContentFile[];
  /** The files in `public/` that can be copied, by their paths in it. */
  publicFiles: string[];
  site: ContentFile | undefined;
  glossary: ContentFile | undefined;
  exceptions: ContentFile | undefined;
  /** The Markdown list that it was read from; absent for a folder. */
  list?: ListSource;
}

const FOLDERS = { resources: '.yaml', topics: '.mdx', paths: '.mdx', pages: '.mdx' } as const;
const FILES = {
  site: 'site.yaml',
  glossary: 'glossary.yaml',
  exceptions: 'exceptions.yaml',
} as const;

/** What else lies in a content folder, and is written by machines. */
const EXPECTED: string[] = [...Object.values(FILES), linkHealthFile, SCHEMA_FOLDER];

/** A resource may come from anybody: still tens of times as large as the longest there is. */
const LARGEST_RESOURCE = 128 * 1024;
/** What spares the reading of files: nobody needs them, or they were read before. */
interface Spared {
  /** Of the files in folders, only these are read, and none that are public. */
  only?: ReadonlySet<string>;
  /** Files that have not changed since they were read, without an issue. */
  known?: ReadonlyMap<string, ContentFile>;
}

/**
 * Reads and parses every file of a content folder, as it lies there or with some texts in place of files.
 * Returns what could be parsed and an issue for each file that could not. Only plain files are read: no link is followed.
 * @throws {Error} if the folder itself cannot be read, with a sentence that says why and what to do
 */
export function readContent(
  folder = contentFolder(),
  overlay: Overlay = new Map(),
  spared: Spared = {},
): Promise<{ content: Content; issues: Issue[] }> {
  return new Promise((resolve) => {
    resolve(readAll(folder, overlay, spared));
  });
}

function readAll(
  folder: string,
  overlay: Overlay,
  { only, known }: Spared,
): { content: Content; issues: Issue[] } {
  const issues: Issue[] = [];
  const content: Content = {
    resources: [],
    topics: [],
    paths: [],
    pages: [],
    publicFiles: [],
    site: undefined,
    glossary: undefined,
    exceptions: undefined,
  };
  const shown = (...parts: string[]) => ['content', ...parts].join('/');
  const report = (file: string, code: SourceCode, message: string) =>
    issues.push({ file, line: 1, column: 1, code, message });

  const parse = (
    parts: string[],
    { as = shown(...parts), listed }: { as?: string; listed?: Entry | undefined } = {},
  ): ContentFile | undefined => {
    const file = shown(...parts);
    const before = known?.get(file);
    if (before) return before;
    const largest = parts[0] === 'resources' ? LARGEST_RESOURCE : LARGEST;
    try {
      const bytes = readBytes(join(folder, ...parts), file, { largest, overlay, listed });
      if (bytes === undefined) return undefined;
      // Text in UTF-16 without a mark at its begin is UTF-8 with a NUL in every second place.
      if (!isUtf8(bytes) || bytes[0] === 0 || bytes[1] === 0) {
        report(file, 'not-utf8', 'the file is not UTF-8. Save it as UTF-8.');
        return undefined;
      }
      const result = parseOnce(as, bytes.toString());
      issues.push(...result.issues.map((issue) => ({ ...issue, file })));
      // Fields that cannot be read hide nothing that is wrong below them.
      if (!result.parsed) issues.push(...checkMarkup({ file, ...findBody(as, bytes.toString()) }));
      return result.parsed && { ...result.parsed, file };
    } catch (error) {
      const issue = describeUnreadable(error, largest);
      if (issue) report(file, ...issue);
      return undefined;
    }
  };

  const isProject = resolvePath(folder) === resolvePath('.');
  const root = readRoot(folder);
  content.site = parse([FILES.site]);
  const issue = content.site && findFormatIssue(content.site);
  // What has another format means something else: nothing of it is read as if it had ours.
  if (issue) return { content: { ...content, site: undefined }, issues: [issue] };

  for (const entry of root) {
    const isFolder = [...Object.keys(FOLDERS), PUBLIC_FOLDER].includes(entry.name);
    if (isFolder && !entry.isDirectory())
      report(
        shown(entry.name),
        'unreadable-file',
        entry.isSymbolicLink()
          ? `"${entry.name}" is a symbolic link, and links are not followed. Replace it with the folder itself.`
          : `"${entry.name}" is not a folder. Move it, and create a folder with that name.`,
      );
    const expected = isFolder || EXPECTED.includes(entry.name);
    // A catalog that is the whole project has the files of a project beside it.
    if (!expected && !isProject && !isHidden(entry.name)) reportUnexpected(entry.name);
  }

  content.glossary = parse([FILES.glossary]);
  content.exceptions = parse([FILES.exceptions]);
  if (!content.site && !issues.some(({ file }) => file === shown('site.yaml')))
    report(
      shown('site.yaml'),
      'missing-file',
      'the file does not exist. Create it: it sets the name of the site and the order of its topics.',
    );

  for (const [name, extension] of Object.entries(FOLDERS) as ['resources', string][]) {
    const entries = readFolder(name);
    const listed = new Map(entries.map((entry) => [entry.name, entry]));
    const names = listNames(shown(name), entries, overlay).filter((entry) => !isHidden(entry));
    content[name] = names.flatMap((entry) => {
      if (only && !only.has(shown(name, entry))) return [];
      if (listed.get(entry)?.isDirectory()) {
        reportUnexpected(`${name}/${entry}`);
        return [];
      }
      const wrong = findWrongName(entry, extension, names);
      if (!wrong) return parse([name, entry], { listed: listed.get(entry) }) ?? [];
      report(shown(name, entry), wrong.code, wrong.message);
      // What it holds is checked all the same, under the name that it should have.
      return wrong.as === undefined
        ? []
        : (parse([name, entry], { as: shown(name, wrong.as) }) ?? []);
    });
  }
  if (only) return { content, issues };
  const files = readPublicFolder(folder, overlay);
  content.publicFiles = files.names;
  issues.push(...files.issues);
  return { content, issues };

  function readFolder(name: string): Entry[] {
    try {
      const entries = readPlainFolder(join(folder, name), MOST_FILES);
      if (entries) return entries;
      report(
        shown(name),
        'file-too-large',
        `the folder contains more than ${formatCount(MOST_FILES, 'file')}, so none were read. Split the catalog.`,
      );
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      if (error.reason === 'forbidden')
        report(
          shown(name),
          'unreadable-file',
          'the folder cannot be read. Give yourself permission to read it.',
        );
    }
    return [];
  }

  function reportUnexpected(name: string): void {
    report(
      shown(name),
      'unexpected-file',
      `"${name}" is not read. Move it to resources, topics, paths, pages or public, or delete it.`,
    );
  }
}

const parsed = new Map<string, { text: string; result: ReturnType<typeof parseContentFile> }>();

/** Parses a file as it was parsed before while its text is the same: a catalog is often read again with one change. */
function parseOnce(file: string, text: string): ReturnType<typeof parseContentFile> {
  const before = parsed.get(file);
  if (before?.text === text) return before.result;
  const result = parseContentFile(file, text);
  parsed.set(file, { text, result });
  return result;
}

/** The body of a content file, and the lines before it. */
function findBody(file: string, text: string): { body: string; bodyOffset: number } {
  const { open, data, close, body } = splitFrontmatter(file, text);
  return { body, bodyOffset: `${open}${data}${close}`.split('\n').length - 1 };
}

/**
 * Says before anything is read whether a folder can hold content.
 *
 * @throws {Error} with a sentence that says why it cannot
 */
export function assertContentFolder(folder: string): void {
  // A list says itself what is wrong when it is read.
  if (isList(folder)) return;
  readRoot(folder);
}

function readRoot(folder: string): Entry[] {
  try {
    const entries = readPlainFolder(folder, MOST_FILES, { follow: true });
    if (entries) return entries;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new Error(
      error.reason === 'absent'
        ? `there is no folder "${folder}" with content. Run the command in the project folder, or name the content folder.`
        : error.reason === 'forbidden'
          ? `the folder "${folder}" cannot be read. Give yourself permission to read it.`
          : `"${folder}" is not a folder. Name the folder that contains site.yaml.`,
      { cause: error },
    );
  }
  throw new Error(`"${folder}" contains too many files for a content folder. Name another folder.`);
}

/** What is wrong with the name of a file among those beside it, and the name under which it can be checked. */
function findWrongName(
  entry: string,
  extension: string,
  names: string[],
):
  | { code: 'wrong-case' | 'wrong-extension'; message: string; as?: string | undefined }
  | undefined {
  const ending = extname(entry);
  const id = basename(entry, ending);
  if (ending === extension && idSchema.safeParse(id).success) return undefined;
  const nearest = nearestId(id);
  const right = `${nearest}${extension}`;
  const twin = names.find((name) => name !== entry && name === right);
  const isReadable = [extension, extension === '.mdx' ? '.md' : '.yml'].includes(
    ending.toLowerCase(),
  );
  const as = isReadable && nearest !== '' && !twin ? right : undefined;
  const rename = formatRename(nearest, extension);
  if (twin && entry.toLowerCase() === twin)
    return {
      code: 'wrong-case',
      message: `"${entry}" and "${twin}" are the same file on Windows and macOS. Remove one of them, or give it another id.`,
    };
  if (ending !== extension)
    return {
      code: ending.toLowerCase() === extension ? 'wrong-case' : 'wrong-extension',
      message: `"${entry}" does not end with "${extension}". ${rename}`,
      as,
    };
  return {
    code: 'wrong-case',
    message: isReservedName(id)
      ? `"${id}" is a name that Windows reserves for devices. ${rename}`
      : `"${id}" is not an id. ${rename}`,
    as,
  };
}

/** The id nearest to a name; empty if no character of the name is allowed in one. */
function nearestId(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 90)
    .replace(/-+$/, '');
  return isReservedName(id) ? `${id}-2` : id;
}

function formatRename(id: string, extension: string): string {
  return id === ''
    ? `Rename the file: use letters from a to z, digits and hyphens, with "${extension}" at the end.`
    : `Rename the file to "${id}${extension}".`;
}

interface Entry {
  name: string;
  isDirectory: () => boolean;
  isFile: () => boolean;
  isSymbolicLink: () => boolean;
}

/**
 * The issue of settings that name a format which this version does not read; `undefined` if it reads it, or if the
 * value is no version at all, which the schema reports.
 */
function findFormatIssue({ file, data, positionOf }: ContentFile): Issue | undefined {
  const format = (data as { format?: unknown } | null)?.format;
  if (!Number.isInteger(format) || format === FORMAT) return undefined;
  const advice =
    (format as number) > FORMAT
      ? 'Update Cairn to a version that reads it'
      : `Write "format: ${FORMAT}"; CHANGELOG.md says what else changes`;
  return {
    file,
    ...positionOf(['format']),
    code: 'unknown-format',
    message: `the content has format ${String(format)}, but this version of Cairn reads format ${FORMAT}, so nothing else was read. ${advice}.`,
    field: ['format'],
  };
}
