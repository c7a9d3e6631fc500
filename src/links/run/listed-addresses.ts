import { readFileSync } from 'node:fs';
import type { ExternalLink } from '../../content/check-content.ts';
import { describeMalformed, addressOfLink } from '../../urls/link-address.ts';
import { formatIssue } from '../../rules/rules.ts';
import { BEFORE_ALL_DAYS, loadCatalog } from '../../content/load-catalog.ts';
import type { ExceptionData } from '../../schema/exceptions.ts';
import type { Resource } from '../../catalog/catalog.ts';

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
        ...issues.slice(0, 10).map(formatIssue),
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
export function readUrls(file: string): ExternalLink[] {
  const name = file === '-' ? 'standard input' : file;
  return readFileSync(file === '-' ? 0 : file, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line, i) => ({ url: line.trim(), file: `${name}:${i + 1}` }))
    .filter(({ url }) => url !== '' && !url.startsWith('#'));
}
