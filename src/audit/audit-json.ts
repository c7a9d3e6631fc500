import type { Catalog } from '../catalog/catalog.ts';
import { findContentExceptions } from '../rules/apply-exceptions.ts';
import type { Answer } from './question.ts';

/** Answers as JSON, whole, with the exceptions from rules of content; `today` is the day they are of. */
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
