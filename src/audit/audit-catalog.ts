import type { Catalog } from '../catalog/catalog.ts';
import type { Answer, Question } from './question.ts';
import { languages, notReviewed, paywalls, sharedAddresses } from './questions/resources.ts';
import { levelNotStated, missingKinds, noBeginner } from './questions/levels.ts';
import { lonePicks, sizes } from './questions/topics.ts';
import { onNoPath, retiredOnPaths } from './questions/paths.ts';

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

/** Where no day is known, nothing is older than a year either. */
const NO_DAY = '1970-01-01';

/**
 * Audits a catalog as of the newest day that it knows of: of a check, or on which something was listed, looked at or
 * retired. So the same content is judged the same whenever the site is built. Without any there is no day.
 */
export function auditAsKnown(catalog: Catalog): { day: string | undefined; answers: Answer[] } {
  const { resources, retired, links } = catalog;
  const days = [
    links.checked?.slice(0, 10),
    ...resources.flatMap(({ added, reviewed }) => [added, reviewed]),
    ...retired.map((resource) => resource.retired.since),
  ];
  const day = days.reduce((newest, other) => ((other ?? '') > (newest ?? '') ? other : newest));
  return { day, answers: auditCatalog(catalog, day ?? NO_DAY) };
}
