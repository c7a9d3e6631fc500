import { nameSource } from '../catalog/find-source.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Answer, Finding, Question } from './question.ts';
import {
  languages,
  notReviewed,
  paywalls,
  sharedAddresses,
  levelNotStated,
  missingKinds,
  notDescribed,
  noBeginner,
} from './questions/resources.ts';
import { lonePicks, sizes, onNoPath, retiredOnPaths } from './questions/topics.ts';

/** The questions of the audit, those first whose answers help most readers. */
export const questions: Question[] = [
  retiredOnPaths,
  notReviewed,
  noBeginner,
  sizes,
  notDescribed,
  levelNotStated,
  sharedAddresses,
  lonePicks,
  paywalls,
  missingKinds,
  languages,
  onNoPath,
];

/** Answers all questions about a catalog as it is on the day `today`, a `YYYY-MM-DD`. */
export function auditCatalog(catalog: Catalog, today: string): Answer[] {
  return questions.flatMap(({ find, ofLists = {}, ...question }) => {
    const { isKnown, ...words } = catalog.list ? ofLists : {};
    if (isKnown && !isKnown(catalog)) return [];
    const { says, findings } = find(catalog, today);
    return { ...question, ...words, says, findings: findings.map((one) => place(one, catalog)) };
  });
}

/** A finding at its line, if the catalog is a list. */
function place(finding: Finding, catalog: Catalog): Finding {
  return finding.file === undefined
    ? finding
    : { ...finding, file: nameSource(catalog, finding.file) };
}

/** Without a day, nothing is older than a year. */
const NO_DAY = '1970-01-01';

/**
 * Audits a catalog as of the newest day in it: of a link check, or on which something was added, reviewed or retired.
 * So the same content has the same findings whenever the site is built.
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
