import { levels, valuesOf, type Level } from '../schema/vocabulary.ts';

const LABEL = /^(?:difficulty|level|skill level)\s*[:：]\s*/iu;
const BETWEEN = /\s*(?:[-–—/,&]|\bto\b|\band\b|\bor\b)\s*/iu;
const order: readonly string[] = valuesOf(levels);

/** The level that a note states: "Difficulty: Beginner to Intermediate". Other words than those of the levels are none. */
export function readLevel(note: string): { from: Level; to: Level } | undefined {
  if (!LABEL.test(note)) return undefined;
  const words = note
    .replace(LABEL, '')
    .replace(/[\s.]+$/, '')
    .toLowerCase()
    .split(BETWEEN);
  const places = words.map((word) => order.indexOf(word));
  if (places.includes(-1)) return undefined;
  return {
    from: order[Math.min(...places)] as Level,
    to: order[Math.max(...places)] as Level,
  };
}
