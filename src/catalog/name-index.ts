/** A thing of an index by name. */
export interface Indexed<Thing> {
  thing: Thing;
  /** What its name begins with, if it is the first that begins so and letters help. */
  letter: string | undefined;
}

/** More letters than a third of the names are no help, as in scripts in which every name begins otherwise. */
const NAMES_OF_A_LETTER = 3;

/** Sorts things by their names as readers of a language look them up. */
export function createNameIndex<Thing extends { title: string }>(
  things: Thing[],
  language: string,
): Indexed<Thing>[] {
  const byName = new Intl.Collator(language, { numeric: true });
  const sorted = things.toSorted((a, b) => byName.compare(a.title, b.title));
  const letters = sorted.map(({ title }) => letterOf(title));
  const helps = new Set(letters).size * NAMES_OF_A_LETTER <= things.length;
  return sorted.map((thing, i) => ({
    thing,
    letter: helps && letters[i] !== letters[i - 1] ? letters[i] : undefined,
  }));
}

/** The letter without its accent, and one sign for all digits. */
function letterOf(title: string): string {
  const [first = ''] = title.normalize('NFD').match(/[\p{L}\p{N}]/u) ?? [];
  return /\p{N}/u.test(first) ? '0–9' : first.toUpperCase();
}
