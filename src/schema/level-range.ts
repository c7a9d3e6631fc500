import { judges, levels, valuesOf, type Judge, type Level } from './vocabulary.ts';

/** The levels that a resource suits, from the lowest to the highest, in words and as a list. */
interface LevelRange {
  from: Level;
  to: Level;
  includes: Level[];
  /** `intermediate to advanced` */
  label: string;
  /** `int–adv` */
  short: string;
  /** `ia`: a letter for each level in the range. */
  initials: string;
}

/** Describes the range between two levels, both included. */
export function createLevelRange({ from, to }: { from: Level; to: Level }): LevelRange {
  const all: Level[] = valuesOf(levels);
  const includes = all.slice(all.indexOf(from), all.indexOf(to) + 1);
  const words = from === to ? [from] : [from, to];
  return {
    from,
    to,
    includes,
    label: words.map((level) => levels[level].label).join(' to '),
    short: words.map((level) => level.slice(0, 3)).join('–'),
    initials: includes.map((level) => level[0]).join(''),
  };
}

/** The level of a resource, with who rated it. */
export interface JudgedLevel extends LevelRange {
  by: Judge;
}

/** Describes the level that a file states; `by` is the source where the file does not say. */
export function createJudgedLevel(level: { from: Level; to: Level; by?: Judge | undefined }) {
  return { ...createLevelRange(level), by: level.by ?? 'source' } satisfies JudgedLevel;
}

/** A level in full: `beginner to intermediate`, followed by `(our judgement)` if the editors rated it. */
export function describeLevel({ label, by }: Pick<JudgedLevel, 'label' | 'by'>): string {
  return by === 'editors' ? `${label} (${judges.editors.label})` : label;
}
