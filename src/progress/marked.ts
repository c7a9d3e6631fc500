import type { Named } from './names.ts';
import type { Marked, Progress } from './progress.ts';

/** Something that a reader marked. */
export interface MarkedItem {
  key: string;
  as: Marked['as'];
  /** In milliseconds since 1970 UTC; 0 where nobody knows. */
  at: number;
  /** Missing where the catalog does not know the key. */
  named: Named | undefined;
}

/**
 * Everything that is marked, by title; what the catalog does not know comes last, by key. A step
 * that works with resources is left out, because its mark is theirs. `also` holds keys to show
 * although their mark was taken back.
 */
export function findMarked(
  { marks: all }: Progress,
  names: ReadonlyMap<string, Named>,
  also: ReadonlySet<string> = new Set(),
): MarkedItem[] {
  const items = [...all].flatMap(([key, { as, at }]) => {
    const named = names.get(key);
    if (as === 'open' && !also.has(key)) return [];
    if (named && 'step' in named && named.step.uses.length > 0) return [];
    return [{ key, as, at, named }];
  });
  return items.toSorted(
    (a, b) =>
      Number(!a.named) - Number(!b.named) ||
      (a.named?.title ?? a.key).localeCompare(b.named?.title ?? b.key),
  );
}
