import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseContentFile, type ContentFile } from './content-file.ts';
import type { Issue } from './issue.ts';
import type { IssueCode } from './rules/rules.ts';
import { id as idSchema } from './schema/fields.ts';

/** All files of content, by what they hold. */
export interface Content {
  resources: ContentFile[];
  topics: ContentFile[];
  paths: ContentFile[];
  site: ContentFile | undefined;
  glossary: ContentFile | undefined;
  exceptions: ContentFile | undefined;
}

/** The folder that holds the catalog; another one can be named in the environment, as tests do. */
export const contentFolder = process.env['CAIRN_CONTENT'] ?? 'content';

/** What the check of links remembers: written by machines, and so read elsewhere. */
export const linkHealthFile = 'link-health.jsonl';

const FOLDERS = { resources: '.yaml', topics: '.mdx', paths: '.mdx' } as const;
const FILES = {
  site: 'site.yaml',
  glossary: 'glossary.yaml',
  exceptions: 'exceptions.yaml',
} as const;

/** No file of content is larger, in bytes. */
export const LARGEST = 256 * 1024;
/** A resource may come from anybody: still tens of times as large as the longest there is. */
const LARGEST_RESOURCE = 128 * 1024;

/** Texts that take the place of files, by file from the root of the project; nothing removes one. */
export type Overlay = ReadonlyMap<string, string | undefined>;

/**
 * Reads and parses every file of a content folder, as it lies there or with some texts in place of files.
 * Returns what could be parsed and an issue for each file that could not; throws only when the
 * folder itself cannot be read.
 */
export async function readContent(
  folder = contentFolder,
  overlay: Overlay = new Map(),
): Promise<{ content: Content; issues: Issue[] }> {
  const issues: Issue[] = [];
  const content: Content = {
    resources: [],
    topics: [],
    paths: [],
    site: undefined,
    glossary: undefined,
    exceptions: undefined,
  };
  const shown = (...parts: string[]) => ['content', ...parts].join('/');
  const report = (file: string, code: IssueCode, message: string) =>
    issues.push({ file, line: 1, column: 1, code, message });

  const parse = async (...parts: string[]): Promise<ContentFile | undefined> => {
    const file = shown(...parts);
    const largest = parts[0] === 'resources' ? LARGEST_RESOURCE : LARGEST;
    const bytes = await readBytes(join(folder, ...parts), file, { largest, overlay });
    if (bytes === undefined) return undefined;
    if (typeof bytes === 'number') {
      report(
        file,
        'file-too-large',
        `the file has ${Math.ceil(bytes / 1024)} KB. Keep it below ${largest / 1024} KB.`,
      );
      return undefined;
    }
    if (!isUtf8(bytes)) {
      report(file, 'not-utf8', 'the file is not in UTF-8. Save it in that encoding.');
      return undefined;
    }
    const result = parseContentFile(file, bytes.toString());
    issues.push(...result.issues);
    return result.parsed;
  };

  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const expected = entry.isDirectory()
      ? Object.keys(FOLDERS).includes(entry.name)
      : [...Object.values(FILES), linkHealthFile].includes(entry.name);
    if (!expected && !isHidden(entry.name)) reportUnexpected(entry.name);
  }

  for (const [kind, name] of Object.entries(FILES) as ['site', string][])
    content[kind] = await parse(name).catch(ifAbsent);
  if (!content.site && !issues.some(({ file }) => file === shown('site.yaml')))
    report(
      shown('site.yaml'),
      'missing-file',
      'the file does not exist. Create it: it names the site and orders its topics.',
    );

  for (const [name, extension] of Object.entries(FOLDERS) as ['resources', string][]) {
    const entries = await readdir(join(folder, name), { withFileTypes: true }).catch(ifAbsent<[]>);
    const folders = new Set((entries ?? []).flatMap((e) => (e.isDirectory() ? e.name : [])));
    // Read in parallel, kept in the order of names.
    const parsed = await Promise.all(
      listNames(shown(name), entries ?? [], overlay)
        .filter((entry) => !isHidden(entry))
        .map(async (entry) => {
          const file = shown(name, entry);
          const id = basename(entry, extname(entry));
          const rename = formatRename(id, extension);
          if (folders.has(entry)) {
            reportUnexpected(`${name}/${entry}`);
          } else if (extname(entry) !== extension) {
            report(
              file,
              extname(entry).toLowerCase() === extension ? 'wrong-case' : 'wrong-extension',
              `"${entry}" does not end with "${extension}". ${rename}`,
            );
          } else if (!idSchema.safeParse(id).success) {
            report(file, 'wrong-case', `"${id}" is not an id. ${rename}`);
          } else {
            return parse(name, entry).catch(ifAbsent);
          }
          return undefined;
        }),
    );
    content[name] = parsed.filter((file) => file !== undefined);
  }
  return { content, issues };

  function reportUnexpected(name: string): void {
    report(
      shown(name),
      'unexpected-file',
      `nothing reads "${name}". Move it to resources, topics or paths, or remove it.`,
    );
  }
}

/** The bytes of a file, or their number where they are too many; nothing where the file is to be removed. */
async function readBytes(
  path: string,
  file: string,
  { largest, overlay }: { largest: number; overlay: Overlay },
): Promise<Buffer | number | undefined> {
  if (!overlay.has(file)) {
    const { size } = await stat(path);
    return size > largest ? size : readFile(path);
  }
  const text = overlay.get(file);
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text);
  return bytes.length > largest ? bytes.length : bytes;
}

/** The names in a folder, sorted, with those that stand in its place only. */
function listNames(folder: string, entries: { name: string }[], overlay: Overlay): string[] {
  const added = [...overlay.keys()]
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => file.slice(folder.length + 1));
  const isRemoved = (name: string) =>
    overlay.has(`${folder}/${name}`) && overlay.get(`${folder}/${name}`) === undefined;
  return [...new Set([...entries.map(({ name }) => name), ...added])]
    .filter((name) => !isRemoved(name))
    .toSorted();
}

/** What to rename a file to: the nearest id, where anything of the name can stand in one. */
function formatRename(name: string, extension: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 90)
    .replaceAll(/^-|-$/g, '');
  return id === ''
    ? `Rename the file to letters from a to z, digits and hyphens, with "${extension}" at the end.`
    : `Rename the file to "${id}${extension}".`;
}

/** What no content is: hidden files, and those that a program left that was ended while it wrote. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.tmp');
}

/** Also for a file that was removed a moment ago, and for a folder where a file belongs or the reverse. */
function ifAbsent<T = undefined>(error: NodeJS.ErrnoException): T | undefined {
  if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code ?? '')) return undefined;
  throw error;
}
