import { foldUrl } from '../folded-url.ts';
import type { Issue } from '../issue.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';

/** No two resources have the same address, folded, and the same locator. */
export function checkDuplicates({ resources }: CheckedContent): Issue[] {
  const first = new Map<string, Checked<ResourceData>>();
  return resources.flatMap((resource) => {
    const { source, data } = resource;
    if (!data.url) return [];
    const key = `${foldUrl(data.url)}\n${data.locator?.toLowerCase() ?? ''}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, resource);
      return [];
    }
    return [
      issueAt(
        source,
        ['url'],
        'duplicate-resource',
        `"${data.url}" is already listed as "${other.data.title}" in ${other.source.file}. Add a placement there, or tell the two apart by "locator".`,
      ),
    ];
  });
}
