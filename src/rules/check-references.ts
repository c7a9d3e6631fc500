import type { Issue } from '../source/issue.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkFormerIds } from './check-former-ids.ts';
import { checkGlossary } from './check-glossary.ts';
import { checkPaths } from './check-paths.ts';
import { checkPlacements } from './check-placements.ts';
import { checkRelations } from './check-relations.ts';
import { checkRetired } from './check-retired.ts';
import { checkSite } from './check-site.ts';
import { checkTopics } from './check-topics.ts';
import { hasAllPlacements, type CheckedContent } from './checked-content.ts';

/** Checks everything that ties one file to another. Returns all issues, in no order. */
export function checkReferences(content: CheckedContent): Issue[] {
  const placementIssues = checkPlacements(content);
  // What is misspelt or has issues of its own may well be what fills a section.
  const complete =
    hasAllPlacements(content) && !placementIssues.some(({ code }) => code.startsWith('unknown-'));
  return [
    ...placementIssues,
    ...checkTopics(content, complete),
    ...checkPaths(content),
    ...checkSite(content),
    ...checkGlossary(content),
    ...checkDuplicates(content),
    ...checkRelations(content),
    ...checkFormerIds(content),
    ...checkRetired(content),
  ];
}
