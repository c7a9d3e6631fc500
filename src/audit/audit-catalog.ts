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
import { findContentExceptions } from '../rules/apply-exceptions.ts';

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

/**
 * Answers as text: those with findings first, each with why and what to do, and at most `most` findings; the others
 * in a line. Then the exceptions from rules of content.
 */
export function formatAudit(answers: Answer[], catalog: Catalog, most: number): string {
  const toDo = answers.filter(({ findings }) => findings.length > 0);
  const rest = answers.filter(({ findings }) => findings.length === 0);
  const exceptions = findContentExceptions(catalog).map(
    ({ rule, where, until, reason }) => `  ${rule}  ${where}  until ${until}: ${reason}`,
  );
  return [
    ...toDo.map((answer) => formatAnswer(answer, most)),
    ...(rest.length > 0
      ? [['Nothing to do:', ...rest.map(formatHeading).map(indent)].join('\n')]
      : []),
    ...(exceptions.length > 0 ? [['Content exceptions:', ...exceptions].join('\n')] : []),
  ].join('\n\n');
}

function formatAnswer(answer: Answer, most: number): string {
  const { why, advice, findings } = answer;
  const left = findings.length - most;
  return [
    formatHeading(answer),
    `  why         ${why}`,
    `  what to do  ${advice}`,
    ...findings.slice(0, most).map(formatFinding).map(indent),
    ...(left > 0 ? [`  and ${left.toLocaleString('en')} more: --all lists them`] : []),
  ].join('\n');
}

function formatHeading({ title, says }: Answer): string {
  return `${title}: ${says}`;
}

function formatFinding({ title, file, says }: Finding): string {
  const what = says === '' ? title : `${title}: ${says}`;
  return file === undefined ? what : `${file}  ${what}`;
}

function indent(line: string): string {
  return `  ${line}`;
}

/** All answers as JSON, with the exceptions from rules of content; `today` is the day of the audit. */
export function formatAuditJson(answers: Answer[], catalog: Catalog, today: string): string {
  return JSON.stringify({
    version: 1,
    name: catalog.site.name,
    today,
    answers: answers.map(({ name, title, why, advice, says, findings }) => ({
      question: name,
      title,
      why,
      advice,
      says,
      count: findings.length,
      findings,
    })),
    exceptions: findContentExceptions(catalog).map(({ rule, where, reason, until }) => ({
      rule,
      where,
      reason,
      until,
    })),
  });
}
