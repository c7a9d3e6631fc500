import type { Resource } from '../catalog/catalog.ts';

/** `Popek, Goldberg`, `Uhlig et al.`, or nothing when no author is known. */
export function formatAuthors({ authors, moreAuthors }: Resource): string {
  return authors.join(', ') + (moreAuthors ? ' et al.' : '');
}

/** One line to cite a resource by: authors, title, venue, year, locator and where it is found. */
export function formatCitation(resource: Resource): string {
  const { title, venue, year, doi, isbn, url, channel } = resource;
  const parts = [
    formatAuthors(resource).replace(/\.$/, ''),
    title,
    [venue, year].filter(Boolean).join(', '),
    doi && `doi:${doi}`,
    isbn && `ISBN ${isbn}`,
    url ?? (channel && `${channel.name} on ${channel.network}`),
  ];
  return parts
    .filter(Boolean)
    .join('. ')
    .concat(url ? '' : '.');
}
