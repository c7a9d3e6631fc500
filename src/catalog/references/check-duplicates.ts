import { foldUrl } from '../folded-url.ts';
import type { Issue } from '../issue.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';

/** What a resource is known by, whoever lists it. */
const marks: [field: 'url' | 'doi' | 'isbn', fold: (value: string) => string][] = [
  ['url', foldUrl],
  ['doi', (doi) => doi.toLowerCase()],
  ['isbn', (isbn) => isbn.replaceAll('-', '')],
];

/** No two resources have the same address, folded, or the same DOI or ISBN, and the same locator. */
export function checkDuplicates({ resources }: CheckedContent): Issue[] {
  const first = new Map<string, Checked<ResourceData>>();
  return resources.flatMap((resource) => {
    const { source, data } = resource;
    for (const [field, fold] of marks) {
      const value = data[field];
      if (value === undefined) continue;
      const key = [field, fold(value), data.locator?.toLowerCase()].join('\n');
      const other = first.get(key);
      if (!other) first.set(key, resource);
      // One resource that is listed twice is told once, however much the two have in common.
      else
        return [
          issueAt(
            source,
            [field],
            'duplicate-resource',
            `"${value}" is already listed as "${other.data.title}" in ${other.source.file}. Add a placement there, or tell the two apart by "locator".`,
          ),
        ];
    }
    return [];
  });
}
