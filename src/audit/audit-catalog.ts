import type { Catalog } from '../catalog/catalog.ts';
import type { Answer, Question } from './question.ts';
import { languages } from './questions/languages.ts';
import { levelNotStated } from './questions/level-not-stated.ts';
import { lonePicks } from './questions/lone-picks.ts';
import { missingKinds } from './questions/missing-kinds.ts';
import { noBeginner } from './questions/no-beginner.ts';
import { notReviewed } from './questions/not-reviewed.ts';
import { onNoPath } from './questions/on-no-path.ts';
import { paywalls } from './questions/paywalls.ts';
import { retiredOnPaths } from './questions/retired-on-paths.ts';
import { sharedAddresses } from './questions/shared-addresses.ts';
import { sizes } from './questions/sizes.ts';

/** What is asked, that first whose answer helps most readers. */
export const questions: Question[] = [
  retiredOnPaths,
  notReviewed,
  noBeginner,
  sizes,
  levelNotStated,
  sharedAddresses,
  lonePicks,
  paywalls,
  missingKinds,
  languages,
  onNoPath,
];

/** Asks all questions of a catalog as it is on the day `today`, a `YYYY-MM-DD`. */
export function auditCatalog(catalog: Catalog, today: string): Answer[] {
  return questions.map(({ ask, ...question }) => ({ ...question, ...ask(catalog, today) }));
}
