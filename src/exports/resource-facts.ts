import type { Resource } from '../catalog/catalog.ts';
import { nameLanguage } from '../text/language-name.ts';
import { accesses } from '../schema/vocabulary.ts';
import { formatAuthors } from './citation.ts';

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
    { label: 'Access', value: access && accesses[access].label },
  ].filter((fact): fact is Fact => Boolean(fact.value));
}

export interface Fact {
  label: string;
  value: string;
}
