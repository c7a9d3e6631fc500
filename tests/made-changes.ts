import { named, type Change } from '../src/history/change.ts';

/** A made-up change: `adds “A”`. */
export function createChange(change: Partial<Change> = {}): Change {
  const { kind = 'added', subject = 'resource', id = 'a', title = id.toUpperCase() } = change;
  const verbs = {
    added: 'adds',
    renamed: 'renames',
    retired: 'retires',
    changed: 'changes',
    removed: 'removes',
  };
  return {
    kind,
    subject,
    id,
    title,
    pieces: [`${verbs[kind]} `, named(subject, id, title)],
    ...change,
  };
}
