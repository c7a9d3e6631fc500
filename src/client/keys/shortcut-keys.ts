import { addressOf, underBase } from '../../catalog/addresses.ts';
import type { Mark } from '../../progress/progress.ts';

/** A key that does something by itself. */
export interface Shortcut {
  key: string;
  title: string;
  /** How far it walks through the list of the page. */
  by?: 1 | -1;
  /** What it says of the row, the step or the page where the reader is. */
  mark?: Mark | 'saved';
}

export const shortcuts: Shortcut[] = [
  { key: 'j', title: 'Next row or step', by: 1 },
  { key: 'k', title: 'The one before', by: -1 },
  { key: 'x', title: 'Done, or not done', mark: 'done' },
  { key: 'd', title: 'Doing it', mark: 'doing' },
  { key: 's', title: 'Skip it', mark: 'skipped' },
  { key: 'b', title: 'Keep it on your reading list', mark: 'saved' },
  { key: '?', title: 'Show these keys' },
];

/** Where a key after `g` goes. */
export interface Place {
  key: string;
  title: string;
  href: string;
}

const places: [key: string, title: string, address: string, everywhere?: true][] = [
  ['h', 'Home', addressOf.home(), true],
  ['t', 'Topics', addressOf.topics()],
  ['p', 'Paths', addressOf.paths()],
  ['r', 'Resources', addressOf.resources()],
  ['m', 'Map', addressOf.map()],
  ['s', 'Your reading list', addressOf.saved(), true],
  ['y', 'Your progress', addressOf.progress(), true],
];

/** The places of this catalog: one without paths has no map, and its header names none. */
export function findPlaces(): Place[] {
  const base = document.documentElement.dataset['base'] ?? '/';
  return places.flatMap(([key, title, address, everywhere]) => {
    const href = underBase(base, address);
    const exists = everywhere ?? document.querySelector(`.nav [href="${href}"]`);
    return exists ? [{ key, title, href }] : [];
  });
}
