import type { ExternalLink } from '../../content/check-content.ts';
import { describeMalformed } from '../../urls/malformed-address.ts';
import { addressOfLink } from '../../urls/address-of-link.ts';

/** An address as a check sees it, with all places that name it. */
export interface ListedAddress {
  /** Without fragment, as a parser writes it; what is no http address stands as it was written. */
  url: string;
  /** Content files that name it, sorted. */
  files: string[];
  /** The fragments that they name at it, without `#`, sorted. */
  fragments: string[];
  /** False for what is never asked: not http, or no address at all. */
  isWeb: boolean;
  /** What is wrong with it as an address, in words that go on after it. */
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

/** As a parser writes it; none where that would only be a guess at what is meant. */
function soundAddress(link: string): string | undefined {
  return describeMalformed(link) === undefined ? addressOfLink(link) : undefined;
}

function fragmentOf(link: string): string {
  return soundAddress(link) === undefined ? '' : new URL(link).hash.slice(1);
}

function sortUnique(values: string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').toSorted();
}
