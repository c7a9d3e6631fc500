import { named, type Change } from './change.ts';
import { compareFields, isSame } from './compare-fields.ts';
import { listOf, textOf, type Fields } from './content-data.ts';
import { joinClauses, type Clause } from './sentence.ts';

/** Lists that grow and shrink with files of their own, of which only another order is news. */
const ordered = ['topics', 'paths'];

/** What changes of the settings of the catalog, in one change; none before there were any. */
export function findSiteChanges(before: Fields | undefined, after: Fields | undefined): Change[] {
  if (before === undefined || after === undefined) return [];
  const orders = ordered
    .filter((field) => !keepsOrder(before[field], after[field]))
    .map((field): Clause => ({ its }) => ['reorders ', ...its(field)]);
  const clauses = [...orders, ...compareFields(before, after, ordered)];
  if (clauses.length === 0) return [];
  const title = textOf(after['name']) ?? 'site';
  const pieces = joinClauses(named('site', 'site', title), clauses);
  return [{ kind: 'changed', subject: 'site', id: 'site', title, pieces }];
}

function keepsOrder(before: unknown, after: unknown): boolean {
  const [old, now] = [listOf(before), listOf(after)];
  return isSame(
    old.filter((id) => now.includes(id)),
    now.filter((id) => old.includes(id)),
  );
}
