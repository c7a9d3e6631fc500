import { type Corner, gapOf, isLower } from './grid.ts';
import type { Line } from './route.ts';

const MOST_ROUNDS = 20;

/** A horizontal piece of a line in the gap between two rows, from left to right. */
interface Passage {
  gap: number;
  lower: boolean;
  from: number;
  to: number;
  /** Whether the line continues downwards at the left and at the right end. */
  down: [boolean, boolean];
  /** Which of the gap's channels it takes, from 0 at the top. */
  channel: number;
}

/** The passages of all lines by their corners, and how many channels each gap has. */
export interface Channels {
  /** The passage that begins or ends at a corner of a way. */
  passages: Map<Corner, Passage>;
  /** By gap. */
  counts: number[];
}

/** Gives the horizontal pieces of lines a channel each, so that none lie on one another and few cross. */
export function assignChannels(lines: Line[], rowCount: number): Channels {
  const passages = new Map<Corner, Passage>();
  for (const way of lines.flatMap(({ ways }) => ways)) {
    way.slice(1, -1).forEach((a, i) => {
      const [before, b, after] = [way[i], way[i + 2], way[i + 3]];
      if (!before || !b || !after || a.level !== b.level) return;
      const ends: [boolean, boolean] = [before.level > a.level, after.level > a.level];
      const rightwards = a.track < b.track;
      const passage = {
        gap: gapOf(a.level),
        lower: isLower(a.level),
        from: Math.min(a.track, b.track),
        to: Math.max(a.track, b.track),
        down: rightwards ? ends : ([ends[1], ends[0]] satisfies [boolean, boolean]),
        channel: 0,
      };
      passages.set(a, passage).set(b, passage);
    });
  }
  const all = [...new Set(passages.values())];
  const counts = Array.from({ length: rowCount + 1 }, (_, gap) => {
    const here = all.filter((passage) => passage.gap === gap);
    placeFirst(here);
    improve(here);
    return closeGaps(here);
  });
  return { passages, counts };
}

/** Upper ones before lower ones, each in the first channel that holds it. */
function placeFirst(passages: Passage[]): void {
  const order = passages.toSorted((a, b) => Number(a.lower) - Number(b.lower) || a.from - b.from);
  order.forEach((passage, i) => {
    const placed = order.slice(0, i);
    passage.channel = 0;
    while (placed.some((other) => meets(passage, other))) passage.channel += 1;
  });
}

/** Moves single passages to other channels as long as fewer lines cross. */
function improve(passages: Passage[]): void {
  const most = passages.length;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moved = false;
    for (const passage of passages) {
      const others = passages.filter((other) => other !== passage);
      const cost = () => others.reduce((sum, other) => sum + countCrossings(passage, other), 0);
      let best = { cost: cost(), channel: passage.channel };
      for (let channel = 0; channel < most; channel += 1) {
        passage.channel = channel;
        if (others.some((other) => meets(passage, other))) continue;
        if (cost() < best.cost) best = { cost: cost(), channel };
      }
      passage.channel = best.channel;
      moved ||= best.channel !== passage.channel;
    }
    if (!moved) return;
  }
}

/** Takes unused channels away and returns how many are left. */
function closeGaps(passages: Passage[]): number {
  const channels = [...new Set(passages.map(({ channel }) => channel))].toSorted((a, b) => a - b);
  for (const passage of passages) passage.channel = channels.indexOf(passage.channel);
  return channels.length;
}

/** Whether two passages would touch: side by side, or one above the other at a shared end. */
function meets(a: Passage, b: Passage): boolean {
  if (a.channel === b.channel) return a.from <= b.to && b.from <= a.to;
  const sharesEnd = [a.from, a.to].some((end) => end === b.from || end === b.to);
  if (!sharesEnd || a.lower === b.lower) return false;
  return a.lower ? a.channel < b.channel : b.channel < a.channel;
}

function countCrossings(a: Passage, b: Passage): number {
  const [upper, under] = a.channel < b.channel ? [a, b] : [b, a];
  const within = (at: number, { from, to }: Passage) => from < at && at < to;
  return [
    upper.down[0] && within(upper.from, under),
    upper.down[1] && within(upper.to, under),
    !under.down[0] && within(under.from, upper),
    !under.down[1] && within(under.to, upper),
  ].filter(Boolean).length;
}
