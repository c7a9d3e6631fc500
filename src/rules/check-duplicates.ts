import { foldUrl } from '../urls/folded-url.ts';
import type { Issue } from '../source/issue.ts';
import { isRetired } from '../catalog/retired.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';

/** What a resource is known by, whoever lists it. */
const marks: [field: 'url' | 'doi' | 'isbn', fold: (value: string) => string][] = [
  ['url', foldUrl],
  ['doi', (doi) => doi.toLowerCase()],
  ['isbn', (isbn) => isbn.replaceAll('-', '')],
];

/**
 * No two resources have the same address, folded, or the same DOI or ISBN, and the same locator. A retired one
 * may have them in common with its successor, and with others that are retired.
 */
export function checkDuplicates({ resources }: CheckedContent): Issue[] {
  const first = new Map<string, Resource>();
  const report = ({ source }: Resource, field: string, message: string) =>
    issueAt(source, [field], 'duplicate-resource', message);

  const listedTwice = resources
    .filter(({ data }) => !isRetired(data))
    .flatMap((resource) => {
      const twin = findTwin(resource, first);
      for (const { key } of keysOf(resource)) if (!first.has(key)) first.set(key, resource);
      if (!twin) return [];
      const { field, value, other } = twin;
      return [
        report(
          resource,
          field,
          `"${value}" is already listed as "${other.data.title || other.source.id}" in ${other.source.file}. Add a placement there, or add a "locator" to tell them apart.`,
        ),
      ];
    });
  const retired = resources
    .filter(({ data }) => isRetired(data))
    .flatMap((resource) => {
      const twin = findTwin(resource, first);
      if (!twin || twin.other.source.id === resource.data.successor) return [];
      const { field, value, other } = twin;
      return [
        report(
          resource,
          field,
          `"${value}" is also the ${field} of "${other.data.title || other.source.id}" in ${other.source.file}, which is not retired. If that one replaces this one, write "successor: ${other.source.id}". Otherwise, add a "locator" to tell them apart.`,
        ),
      ];
    });
  return [...listedTwice, ...retired];
}

/** The first of its marks that another one has; one that is listed twice is told once. */
function findTwin(resource: Resource, first: Map<string, Resource>) {
  for (const { key, field, value } of keysOf(resource)) {
    const other = first.get(key);
    if (other) return { field, value, other };
  }
  return undefined;
}

function keysOf({ data }: Resource): { key: string; field: string; value: string }[] {
  return marks.flatMap(([field, fold]) => {
    const value = data[field];
    if (value === undefined) return [];
    return [{ key: [field, fold(value), data.locator?.toLowerCase()].join('\n'), field, value }];
  });
}

type Resource = Checked<ResourceData>;
