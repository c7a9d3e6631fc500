import type { Slots } from './slots.ts';

const WIDTH = 1320;
/** Left of the tracks, from the last track to the labels, right of them, and between columns. */
const MARGINS = {
  ample: { left: 30, labels: 28, right: 12, between: 10 },
  tight: { left: 22, labels: 25, right: 4, between: 8 },
};
const LABELS = { least: 96, ample: 140, most: 250 };
/** From a track with stops to its neighbour, and from one without. */
const PITCH = { stop: 15, line: 7 };

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
  const leave = ({ left, labels, right, between }: typeof MARGINS.ample) =>
    (WIDTH - taken + between) / Math.max(1, columns.length) - left - labels - right - between;
  const ample = leave(MARGINS.ample) >= LABELS.ample;
  const margins = ample ? MARGINS.ample : MARGINS.tight;
  const room = Math.floor(leave(margins));
  const labelWidth = Math.min(LABELS.most, Math.max(LABELS.least, room));

  const result: Columns = { width: 0, labelWidth, tracks: [], boxes: [] };
  let x = 0;
  for (const tracks of inside) {
    const from = x;
    x += margins.left;
    tracks.forEach((track, i) => {
      const before = tracks[i - 1];
      if (before !== undefined) x += half(before) + half(track);
      result.tracks[track] = x;
    });
    x += margins.labels;
    const labels = x;
    x += labelWidth + margins.right;
    result.boxes.push({ x: from, width: x - from, labels });
    x += margins.between;
  }
  result.width = Math.max(0, x - margins.between);
  return result;
}
