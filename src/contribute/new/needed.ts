import type { Catalog } from '../../catalog/catalog.ts';
import type { AnswerName, Answers } from './answers.ts';
import { findChoices } from './choices.ts';

const ALWAYS = new Set<AnswerName>(['title', 'kind', 'summary', 'topic', 'section', 'id']);

/** Whether a resource cannot do without an answer: one without an address is found by its authors. */
export function isNeeded(name: AnswerName, answers: Answers): boolean {
  if (name === 'author') return answers.address === undefined;
  if (name === 'level-to') return (answers['level-from'] ?? '') !== '';
  return ALWAYS.has(name);
}

/** Whether it makes sense to ask a question after the answers that are there. */
export function isOpen(
  name: AnswerName,
  answers: Answers,
  catalog: Pick<Catalog, 'topics'>,
): boolean {
  if (answers[name] !== undefined) return false;
  // What tells two documents at one address apart is asked where there are two.
  if (name === 'address' || name === 'locator') return false;
  if (name === 'level-to') return isNeeded(name, answers);
  return name !== 'group' || (findChoices(name, answers, catalog) ?? []).length > 0;
}
