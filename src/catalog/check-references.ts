import type { Issue } from './issue.ts';
import { checkDuplicates } from './references/check-duplicates.ts';
import { checkFormerIds } from './references/check-former-ids.ts';
import { checkGlossary } from './references/check-glossary.ts';
import { checkPaths } from './references/check-paths.ts';
import { checkPlacements } from './references/check-placements.ts';
import { checkRelations } from './references/check-relations.ts';
import { checkRetired } from './references/check-retired.ts';
import { checkSite } from './references/check-site.ts';
import { checkTopics } from './references/check-topics.ts';
import { hasAllPlacements, type CheckedContent } from './references/checked-content.ts';

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
