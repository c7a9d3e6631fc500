import { addressOf, underBase } from '../../catalog/addresses.ts';

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

/** Opens the place of a key, if it has one. */
export function goTo(key: string): void {
  const place = findPlaces().find((each) => each.key === key);
  if (place) location.assign(place.href);
}
