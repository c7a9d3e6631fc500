import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkCopies } from './check-copies.ts';
import { checkDays } from './check-days.ts';
import { checkForge } from './check-forge.ts';
import { checkForm } from './check-form.ts';
import { checkRetiredReferences } from './check-retired-references.ts';
import { checkSimilar } from './check-similar.ts';
import { checkSizes } from './check-sizes.ts';
import { checkWording } from './check-wording.ts';
import type { Facts } from './facts.ts';

/**
 * The house rules: what lists of the field have found worth keeping beyond what a site needs to be built.
 * Most are advice. Returns all issues, in no order.
 */
export function checkHouseRules(content: CheckedContent, facts: Facts): Issue[] {
  return [
    ...checkAddresses(content, facts),
    ...checkCopies(content),
    ...checkDays(content, facts),
    ...checkWording(content, facts),
    ...checkSimilar(content),
    ...checkSizes(content),
    ...checkForm(content),
    ...checkForge(content),
    ...checkRetiredReferences(content),
  ];
}
