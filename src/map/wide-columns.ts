import type { Slots } from './slots.ts';

const WIDTH = 1320;
const BETWEEN = 10;
const LEFT = 30;
const RIGHT = 12;
/** From the middle of the last track to the labels. */
const BEFORE_LABELS = 28;
const LABELS = { least: 100, most: 250 };
/** From a track with stops to its neighbour, and from one without. */
const PITCH = { stop: 15, line: 9 };

/** Where columns, tracks and labels stand, from left to right. */
export interface Columns {
  width: number;
  labelWidth: number;
  /** The middle of each track. */
  tracks: number[];
  boxes: { x: number; width: number; labels: number }[];
}

/** Gives every track that is used its place, and labels the rest of the width. */
export function measureColumns({ columns, spots }: Slots, used: boolean[]): Columns {
  const withStops = new Set([...spots.values()].map(({ track }) => track));
  const half = (track: number) => (withStops.has(track) ? PITCH.stop : PITCH.line);
  const inside = columns.map(({ first, count }) =>
    Array.from({ length: count }, (_, i) => first + i).filter((track) => used[track]),
  );
  const spans = inside.map((tracks) => tracks.reduce((sum, track) => sum + 2 * half(track), 0));
  const taken = spans.reduce((sum, span) => sum + span - 2 * PITCH.stop, 0);
  const borders = columns.length * (LEFT + BEFORE_LABELS + RIGHT + BETWEEN) - BETWEEN;
  const left = Math.floor((WIDTH - taken - borders) / Math.max(1, columns.length));
  const labelWidth = Math.min(LABELS.most, Math.max(LABELS.least, left));

  const result: Columns = { width: 0, labelWidth, tracks: [], boxes: [] };
  let x = 0;
  for (const tracks of inside) {
    const from = x;
    x += LEFT;
    tracks.forEach((track, i) => {
      const before = tracks[i - 1];
      if (before !== undefined) x += half(before) + half(track);
      result.tracks[track] = x;
    });
    x += BEFORE_LABELS;
    const labels = x;
    x += labelWidth + RIGHT;
    result.boxes.push({ x: from, width: x - from, labels });
    x += BETWEEN;
  }
  result.width = Math.max(0, x - BETWEEN);
  return result;
}
