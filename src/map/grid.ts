import type { Step } from '../catalog/catalog.ts';
import type { Slots, Spot } from './slots.ts';

// A row is one level; the gap above it is two: lines that leave the row above turn in the upper
// level, lines that come to the row below in the lower one, so that they never meet.
const LEVELS_A_ROW = 3;

/** A corner or an end of a way: a track, and a level of a row or of a gap between rows. */
export interface Corner {
  track: number;
  level: number;
}

/** A horizontal piece of a way. */
interface Run {
  level: number;
  from: number;
  to: number;
}

function levelOf(row: number): number {
  return row * LEVELS_A_ROW + 2;
}

/** Whether lines run across in a level; not where stations and their labels stand. */
export function isGap(level: number): boolean {
  return level % LEVELS_A_ROW !== 2;
}

/** The gap of a level: gap 0 comes above row 0. */
export function gapOf(level: number): number {
  return Math.floor(level / LEVELS_A_ROW);
}

/** Whether a level of a gap is its lower one. */
export function isLower(level: number): boolean {
  return level % LEVELS_A_ROW === 1;
}

/** Who uses which track at which level, and which runs cross it. At a level a track is for one line. */
export class Grid {
  readonly levelCount: number;
  readonly used: boolean[];
  readonly #owners: (Step | 'line' | undefined)[][];
  readonly #runs: Run[][];

  constructor({ trackCount, spots }: Slots, rowCount: number) {
    this.levelCount = rowCount * LEVELS_A_ROW + 2;
    this.used = Array.from({ length: trackCount }, () => false);
    this.#owners = this.used.map(() => []);
    this.#runs = Array.from({ length: this.levelCount }, () => []);
    for (const [step, { track, row }] of spots) {
      this.used[track] = true;
      for (const level of [-1, 0, 1]) this.#set(track, levelOf(row) + level, step);
    }
  }

  /** Whether a line between two stops may take the track from one level to another. */
  isFree(track: number, from: number, to: number, stops: Step[]): boolean {
    const owners = this.#owners[track] ?? [];
    for (let level = Math.min(from, to); level <= Math.max(from, to); level += 1) {
      const owner = owners[level];
      if (owner !== undefined && (owner === 'line' || !stops.includes(owner))) return false;
    }
    return true;
  }

  /** How many lines a piece of a way would cross. */
  countCrossings(a: Corner, b: Corner): number {
    if (a.track === b.track) {
      const levels = this.#runs.slice(Math.min(a.level, b.level), Math.max(a.level, b.level) + 1);
      return levels.flat().filter(({ from, to }) => from < a.track && a.track < to).length;
    }
    const [from, to] = [Math.min(a.track, b.track), Math.max(a.track, b.track)];
    const owners = this.#owners.slice(from + 1, to);
    return owners.filter((levels) => levels[a.level] !== undefined).length;
  }

  /** How many runs a new one would have to make room for. */
  countBeside(a: Corner, b: Corner): number {
    const [from, to] = [Math.min(a.track, b.track), Math.max(a.track, b.track)];
    return (this.#runs[a.level] ?? []).filter((run) => run.from <= to && from <= run.to).length;
  }

  /** Takes a way for a line; the stops at its ends stay with themselves. */
  take(corners: Corner[]): void {
    const ends = [corners.at(0), corners.at(-1)].map((end) => `${end?.track} ${end?.level}`);
    corners.slice(1).forEach((b, i) => {
      const a = corners[i] ?? b;
      if (a.track === b.track) {
        this.used[a.track] = true;
        for (let l = Math.min(a.level, b.level); l <= Math.max(a.level, b.level); l += 1) {
          if (!ends.includes(`${a.track} ${l}`)) this.#set(a.track, l, 'line');
        }
      } else {
        this.#runs[a.level]?.push({
          level: a.level,
          from: Math.min(a.track, b.track),
          to: Math.max(a.track, b.track),
        });
      }
    });
  }

  #set(track: number, level: number, owner: Step | 'line'): void {
    const levels = this.#owners[track];
    if (levels) levels[level] = owner;
  }
}

/** The corner at which a stop stands. */
export function cornerOf({ track, row }: Spot): Corner {
  return { track, level: levelOf(row) };
}
