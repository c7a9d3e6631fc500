import { addressOf, underBase } from '../catalog/addresses.ts';
import type { Changelog, ChangelogItem } from './changelog.ts';

/** How many characters a page tells, names and addresses counted: one round trip carries two pages beside the rest. */
const FULL = 7000;

/** One page of what has changed. */
export interface ChangelogPage {
  /** From 1, the oldest; nothing for the newest page, which has an address of its own. */
  number: number | undefined;
  href: string;
  /** Newest first. */
  days: { day: string; items: ChangelogItem[] }[];
  older: string | undefined;
  newer: string | undefined;
}

/**
 * Parts what has changed into pages. Those with a number are counted from the oldest and full, so that they stay what
 * they are; the newest one tells what comes after them, and the last of them once more, lest it be short.
 */
export function createChangelogPages(
  { items }: Pick<Changelog, 'items'>,
  home: string,
): { newest: ChangelogPage; numbered: ChangelogPage[] } {
  const { full, rest } = fillPages(items.toReversed());
  const addressAt = (number: number) =>
    number >= 1 && number <= full.length
      ? underBase(home, addressOf.changesPage(number))
      : undefined;
  const newest = underBase(home, addressOf.changes());
  return {
    newest: {
      number: undefined,
      href: newest,
      days: groupByDay([...(full.at(-1) ?? []), ...rest].toReversed()),
      older: addressAt(full.length - 1),
      newer: undefined,
    },
    numbered: full.map((page, i) => ({
      number: i + 1,
      href: addressAt(i + 1) ?? newest,
      days: groupByDay(page.toReversed()),
      older: addressAt(i),
      newer: addressAt(i + 2) ?? newest,
    })),
  };
}

/** Fills pages with items, oldest first; what fills none is the rest. */
function fillPages(items: ChangelogItem[]): { full: ChangelogItem[][]; rest: ChangelogItem[] } {
  const full: ChangelogItem[][] = [];
  let rest: ChangelogItem[] = [];
  let filled = 0;
  for (const item of items) {
    const size = measure(item);
    if (filled + size > FULL && rest.length > 0) {
      full.push(rest);
      rest = [];
      filled = 0;
    }
    rest.push(item);
    filled += size;
  }
  return { full, rest };
}

/** What an item weighs, whatever still has a page: a full page stays full when a resource goes. */
function measure({ words, names, key }: ChangelogItem): number {
  const pieces = [...words, ...names.flatMap((name) => [', ', name])];
  return pieces.reduce<number>(
    (sum, piece) => sum + (typeof piece === 'string' ? piece.length : 2 * piece.text.length),
    key.length,
  );
}

function groupByDay(items: ChangelogItem[]): ChangelogPage['days'] {
  return [...Map.groupBy(items, ({ day }) => day)].map(([day, found]) => ({ day, items: found }));
}
