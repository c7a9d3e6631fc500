import { findForge, forges } from '../forge.ts';
import type { Issue } from '../issue.ts';
import { isFaulty, type CheckedContent } from '../references/checked-content.ts';
import { issueAt } from '../references/reference-issue.ts';

/** Edit and report links need to know whose pages they lead to. */
export function checkForge({ site }: CheckedContent): Issue[] {
  // The form knows no more of the site than its language.
  if (!site?.data.repository || isFaulty(site, 'repository')) return [];
  if (findForge(site.data.repository)) return [];
  return [
    issueAt(
      site.source,
      ['repository', 'url'],
      'unknown-forge',
      `nothing says which program the host of "${site.data.repository.url}" runs, so edit and report links lead to the repository alone. Add "forge:" with one of ${forges.join(', ')}.`,
    ),
  ];
}
