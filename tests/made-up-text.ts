import words from './made-up-words.json' with { type: 'json' };

/** The words of a made-up subject: beekeeping. */
export { words };

/** A source of made-up text; the same seed gives the same text. */
export interface MadeUpText {
  /** Whether something that happens once in `times` happens. */
  once: (times: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** A name that nobody bears; many of them, so that pages weigh what pages of real words weigh. */
  name: () => string;
  /** A sentence after one of the patterns, its gaps filled. */
  sentence: (patterns?: readonly string[]) => string;
}

/** Makes a source of text. */
export function createMadeUpText(seed: number): MadeUpText {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => at(list, Math.floor(random() * list.length));
  const name = () => {
    const word = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(words.syllables));
    return capitalise(word.join(''));
  };
  const gaps: Record<string, readonly string[]> = {
    deed: words.deeds,
    reader: words.readers,
    setting: words.settings,
    subject: words.subjects,
    thing: words.things,
  };
  return {
    once: (times) => random() * times < 1,
    pick,
    name,
    sentence: (patterns = words.sentences) =>
      pick(patterns).replaceAll(/\{(\w+)\}/g, (_, gap: string) =>
        gap === 'name' ? name() : pick(gaps[gap] ?? [gap]),
      ),
  };
}

/** The title at a place of a long row without repeats, and the kind that its words promise. */
export function createTitle(place: number): { kind: string; title: string } {
  const { forms, subjects, settings } = words;
  const count = forms.length * subjects.length * settings.length;
  // A prime that does not divide the count visits every title once.
  const n = (place * 7919) % count;
  const [kind = '', form = ''] = at(forms, n % forms.length);
  const rest = Math.floor(n / forms.length);
  const subject = at(subjects, rest % subjects.length);
  const title = `${form} ${subject} ${at(settings, Math.floor(rest / subjects.length))}`;
  return { kind, title: nameRound(title, Math.floor(place / count)) };
}

/** The item at a place, counting round; from the second round on a text says which one it is. */
export function nameAt(list: readonly string[], place: number): string {
  return nameRound(at(list, place % list.length), Math.floor(place / list.length));
}

function nameRound(name: string, round: number): string {
  return round > 0 ? `${name} ${round + 1}` : name;
}

/** The id that a title gives. */
export function idOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function at<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new Error(`No item ${place} among ${list.length}.`);
  return item;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
