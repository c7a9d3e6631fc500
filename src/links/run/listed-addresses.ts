import { readFileSync } from 'node:fs';
import type { ExternalLink } from '../../content/check-content.ts';
import { describeMalformed, addressOfLink } from '../../urls/link-address.ts';
import { formatIssue } from '../../rules/rules.ts';
import { BEFORE_ALL_DAYS, loadCatalog } from '../../content/load-catalog.ts';
import type { ExceptionData } from '../../schema/exceptions.ts';
import type { Resource } from '../../catalog/catalog.ts';
import { dirname, join } from 'node:path';
import { readOverlayAt } from '../../content/check-change.ts';
import { readListSettings } from '../../content/beside-list.ts';
import { LONGEST_LIST } from '../../list/markdown.ts';
import { isList, LIST_SETTINGS, nameInProject } from '../../source/list-file.ts';
import { findFolderFrom, placeContentFile, placeFiles } from '../../source/content-place.ts';
import { readPlainFile } from '../../files/read-plain-file.ts';
import { findExternalUrls } from '../../rules/bodies.ts';
import { parseContentFile } from '../../source/content-file.ts';
import { findChangedFiles, readFileAt, readRange } from '../../git/range.ts';

/** An address as a check sees it, with all its places. */
export interface ListedAddress {
  /** Without fragment, as a parser writes it; if it is not http, as it was written. */
  url: string;
  /** Content files that contain it, sorted. */
  files: string[];
  /** The fragments that they use at it, without `#`, sorted. */
  fragments: string[];
  /** False if it is never requested: not http, or not an address. */
  isWeb: boolean;
  /** Why it is malformed, as a predicate. */
  malformed?: string;
}

/** Every address once, sorted: links that differ only in their fragment or their file are one. */
export function findListedAddresses(links: ExternalLink[]): ListedAddress[] {
  const byUrl = Map.groupBy(links, ({ url }) => soundAddress(url) ?? url);
  return [...byUrl]
    .map(([url, named]): ListedAddress => {
      const malformed = describeMalformed(url);
      return {
        url,
        files: sortUnique(named.map(({ file }) => file)),
        fragments: sortUnique(named.map((link) => fragmentOf(link.url))),
        isWeb: soundAddress(url) !== undefined,
        ...(malformed !== undefined && { malformed }),
      };
    })
    .toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

/** As a parser writes it; `undefined` if that would only be a guess at what is meant. */
function soundAddress(link: string): string | undefined {
  return describeMalformed(link) === undefined ? addressOfLink(link) : undefined;
}

function fragmentOf(link: string): string {
  return soundAddress(link) === undefined ? '' : new URL(link).hash.slice(1);
}

function sortUnique(values: string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').toSorted();
}

/** The links that a run may check. */
export interface Listed {
  addresses: ListedAddress[];
  exceptions: ExceptionData[];
  resources: Pick<Resource, 'id' | 'url' | 'archive'>[];
  /** The `User-Agent` of our requests. */
  userAgent: string;
}

/** Loads the addresses of a plain list; `-` is standard input. */
export function loadList(file: string): Listed {
  const addresses = findListedAddresses(readUrls(file));
  return { addresses, exceptions: [], resources: [], userAgent: 'Cairn link check' };
}

/**
 * Loads the addresses in the content of a folder.
 *
 * @throws {Error} if the content has issues
 */
export async function loadCatalogLinks(folder: string): Promise<Listed> {
  const { issues, catalog, externalLinks } = await loadCatalog(folder, BEFORE_ALL_DAYS);
  if (!catalog)
    throw new Error(
      [
        'the content has issues, so its links may be wrong. Fix them first:',
        ...placeFiles(issues.slice(0, 10), folder).map(formatIssue),
      ].join('\n'),
    );
  return {
    addresses: findListedAddresses(externalLinks),
    exceptions: catalog.exceptions,
    resources: catalog.resources,
    userAgent: `Cairn link check (+${catalog.site.address})`,
  };
}

/**
 * Reads a plain list of addresses, one a line, from a file or, for `-`, from standard input. Empty lines and those
 * that start with `#` are skipped.
 *
 * @throws {Error} if the file cannot be read
 */
function readUrls(file: string): ExternalLink[] {
  const name = file === '-' ? 'standard input' : file;
  return readFileSync(file === '-' ? 0 : file, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line, i) => ({ url: line.trim(), file: `${name}:${i + 1}` }))
    .filter(({ url }) => url !== '' && !url.startsWith('#'));
}

/** What may continue a URL: then the text contains another one. */
const GOES_ON = /^(?:[\w/~%=&+-]|[.,:;@?!](?=[\w/]))/;

/**
 * Where content files contain a URL, as `file:line` of its first place in each; only the file if the URL is spelled
 * differently.
 */
export function findPlaces({ url, files }: ListedAddress, content: string): string[] {
  const place = findFolderFrom(process.cwd(), content);
  // What is beside a list is named from where the command runs, as the list is.
  const beside = isList(content)
    ? [...readListSettings(content).lists, join(dirname(content), LIST_SETTINGS)]
    : [];
  const paths = new Map(beside.map((path) => [nameInProject(path), path]));
  return files.map((file) => {
    const isOfFolder = !isList(content) && file.startsWith('content/');
    const path = isOfFolder ? join(content, file.replace(/^content\//, '')) : paths.get(file);
    const line = path === undefined ? 0 : findLine(readText(path), url);
    const placed = isOfFolder ? placeContentFile(file, place) : file;
    return line > 0 ? `${placed}:${line}` : placed;
  });
}

function findLine(text: string, url: string): number {
  // A host alone is often written without the slash.
  const forms = url.endsWith('/') ? [url, url.slice(0, -1)] : [url];
  return (
    text.split('\n').findIndex((line) =>
      forms.some((form) => {
        for (let at = line.indexOf(form); at !== -1; at = line.indexOf(form, at + 1))
          if (!GOES_ON.test(line.slice(at + form.length))) return true;
        return false;
      }),
    ) + 1
  );
}

function readText(path: string): string {
  try {
    return readPlainFile(path, 4 * LONGEST_LIST).toString();
  } catch {
    return '';
  }
}

/**
 * The addresses among `listed` that a change of the content folder added: those in a changed file, but in no
 * unchanged file, and in none of the changed files before. So a renamed file adds none. `range` is `A..B`, `A...B`
 * (since both parted) or `A` (up to the files on disk).
 *
 * @throws {Error} with the message of git if it does not know the range
 */
export async function findChangedAddresses(
  listed: ListedAddress[],
  range: string,
  folder: string,
): Promise<Set<string>> {
  if (isList(folder)) return findAddressesNewInList(listed, range, folder);
  const ends = await readRange(range, folder);
  const changed = new Set(await findChangedFiles(ends, folder));
  const known = new Set<string>();
  // One after the other: a change may touch thousands of files.
  for (const file of changed)
    for (const url of await readAddresses(ends.from, file, folder)) known.add(url);
  return new Set(
    listed
      .filter(({ files }) => files.every((file) => changed.has(file.replace(/^content\//, ''))))
      .map(({ url }) => url)
      .filter((url) => !known.has(url)),
  );
}

/** The addresses that a list did not have before a change. */
async function findAddressesNewInList(
  listed: ListedAddress[],
  range: string,
  list: string,
): Promise<Set<string>> {
  const { from } = await readRange(range, dirname(list));
  const overlay = await readOverlayAt(list, from);
  const before = await loadCatalog(list, BEFORE_ALL_DAYS, overlay).catch((error: unknown) => {
    // The change added the list.
    if (overlay.has(nameInProject(list)) && overlay.get(nameInProject(list)) === undefined)
      return undefined;
    throw error;
  });
  const known = new Set(findListedAddresses(before?.externalLinks ?? []).map(({ url }) => url));
  return new Set(listed.map(({ url }) => url).filter((url) => !known.has(url)));
}

/** The addresses in a file at a commit; none if it did not exist or could not be read. */
async function readAddresses(commit: string, file: string, folder: string): Promise<string[]> {
  const text = (await readFileAt(commit, file, folder)) ?? '';
  const { parsed } = parseContentFile(file, text);
  if (!parsed) return [];
  return [...findStrings(parsed.data), ...findExternalUrls(parsed.body)]
    .map(addressOfLink)
    .filter((url) => url !== undefined);
}

function findStrings(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(findStrings) : [];
}
