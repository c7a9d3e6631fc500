import { findForge, forges } from '../urls/forge.ts';
import type { Issue } from '../source/issue.ts';
import { isFaulty, type CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';

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
      `the software that hosts "${site.data.repository.url}" is not known, so edit and report links lead only to the repository. Set "forge" to one of: ${forges.join(', ')}.`,
    ),
  ];
}
