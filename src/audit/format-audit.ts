import type { Catalog } from '../catalog/catalog.ts';
import { findContentExceptions } from '../rules/apply-exceptions.ts';
import type { Answer, Finding } from './question.ts';

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
