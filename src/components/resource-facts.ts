import type { Resource, Site } from '../catalog/catalog.ts';
import { nameLanguage } from '../text/language-name.ts';
import { accesses, kinds } from '../schema/vocabulary.ts';

/**
 * What is known about a resource in single facts, each with its label; what is not known is left out.
 * `language` is that of the catalog, in which names of languages are given.
 */
export function findFacts(resource: Resource, language: string): Fact[] {
  const { channel, access } = resource;
  const server = channel?.server ? ` (${channel.server})` : '';
  return [
    { label: 'By', value: formatAuthors(resource) },
    { label: 'Year', value: resource.year?.toString() },
    { label: 'In', value: resource.venue },
    { label: 'Document', value: resource.locator },
    { label: 'Where', value: channel && `${channel.name} on ${channel.network}${server}` },
    { label: 'DOI', value: resource.doi },
    { label: 'ISBN', value: resource.isbn },
    { label: 'Language', value: resource.language && nameLanguage(resource.language, language) },
    { label: 'Tags', value: resource.tags?.join(', ') },
    { label: 'Access', value: access && accesses[access].label },
  ].filter((fact): fact is Fact => Boolean(fact.value));
}

/** `Popek, Goldberg`, `Uhlig et al.`, or nothing when no author is known. */
export function formatAuthors({ authors, moreAuthors }: Resource): string {
  return authors.join(', ') + (moreAuthors ? ' et al.' : '');
}

/** What a resource is in one line, also where it has no summary: its kind, its host and its place. */
export function describeBriefly(
  { title, summary, kind, host, placements: [first] }: Resource,
  { name }: Pick<Site, 'name'>,
): string {
  if (summary !== undefined) return summary;
  const what = [title, ...(kind ? [kinds[kind].label] : []), ...(host ? [host] : [])].join(', ');
  return `${what}. Listed ${first ? `under ${first.topic.title} ` : ''}in ${name}.`;
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

interface Fact {
  label: string;
  value: string;
}
