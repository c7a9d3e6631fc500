import { type Arrangement, costOf, type Place, type Priced } from './arrangement-cost.ts';
import type { MapPlan, Station, Zone } from './plan.ts';
import { improveRows, assignRows } from './rows.ts';

/** More zones than this share columns, one above the other. */
const MOST_COLUMNS = 6;
/** Fewer rows than this leave a map flat. */
const LEAST_ROWS = 6;
/** How many more rows may be taken to straighten lines. */
const SPARE_ROWS = 3;
const MOST_ROUNDS = 40;

/**
 * Arranges zones in columns so that the paths have short ways, and stations in rows so that they
 * run in one direction; no column has two stations in one row. The same plan gives the same map.
 */
export function arrangeMap(plan: MapPlan): Arrangement {
  const heights = findHeights(plan);
  const longest = Math.max(0, ...plan.paths.map(({ steps }) => steps.length));
  const least = Math.min(longest, LEAST_ROWS);
  let start = place(plan, heights, startColumns(plan.zones), least);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = start.cost;
    for (const columns of plan.zones.flatMap((zone) => findMoves(start.columns, zone))) {
      const tried = place(plan, heights, columns, least);
      if (tried.cost < start.cost - 1e-9) start = tried;
    }
    for (const columns of findExchanges(start.columns)) {
      const tried = place(plan, heights, columns, least);
      if (tried.cost < start.cost - 1e-9) start = tried;
    }
    if (start.cost === before) break;
  }
  const more = Array.from({ length: SPARE_ROWS + 1 }, (_, i) => {
    const roomier = place(plan, heights, start.columns, start.rowCount + i);
    return improveRows(plan, findRoutes(plan), roomier);
  });
  return more.reduce((best, other) => (other.cost < best.cost ? other : best));
}

/** Stations in these columns, each as near as can be to its height. */
function place(plan: MapPlan, heights: number[], unsorted: Zone[][], leastRows: number): Priced {
  const columns = unsorted.map((zones) =>
    zones.toSorted((a, b) => middleOf(a, heights) - middleOf(b, heights)),
  );
  const rowCount = Math.max(leastRows, ...columns.map(countStations));
  const places: Place[] = [];
  columns.forEach((zones, column) => {
    const stations = zones.flatMap((zone) =>
      zone.stations.toSorted((a, b) => heightOf(a, heights) - heightOf(b, heights)),
    );
    const wanted = stations.map((station) => heightOf(station, heights) * (rowCount - 1));
    assignRows(wanted, rowCount).forEach((row, i) => {
      const station = stations[i];
      if (station) places[station.index] = { column, row };
    });
  });
  const arrangement = { columns, rowCount, places };
  return { ...arrangement, cost: costOf(findRoutes(plan), arrangement) };
}

/** The stations of each path, by index, in the order of its steps. */
function findRoutes({ paths, stations }: MapPlan): number[][] {
  const indexOf = new Map(stations.flatMap(({ stops, index }) => stops.map((s) => [s, index])));
  return paths.map(({ steps }) => steps.flatMap((step) => indexOf.get(step) ?? []));
}

function startColumns(zones: Zone[]): Zone[][] {
  const columns: Zone[][] = [];
  zones.forEach((zone, i) => (columns[i % MOST_COLUMNS] ??= []).push(zone));
  return columns;
}

/** Every arrangement that differs in where one zone stands: in another column, or one of its own. */
function findMoves(columns: Zone[][], zone: Zone): Zone[][][] {
  const rest = columns
    .map((column) => column.filter((other) => other !== zone))
    .filter(({ length }) => length > 0);
  const shared = rest.map((_column, at) =>
    rest.map((column, i) => (i === at ? [...column, zone] : column)),
  );
  if (rest.length >= MOST_COLUMNS) return shared;
  const alone = Array.from({ length: rest.length + 1 }, (_, at) => rest.toSpliced(at, 0, [zone]));
  return [...alone, ...shared];
}

/** Every arrangement with two columns exchanged. */
function findExchanges(columns: Zone[][]): Zone[][][] {
  return columns.flatMap((a, i) =>
    columns.slice(i + 1).map((b, j) => columns.with(i, b).with(i + 1 + j, a)),
  );
}

function countStations(zones: Zone[]): number {
  return zones.reduce((sum, { stations }) => sum + stations.length, 0);
}

function heightOf({ index }: Station, heights: number[]): number {
  return heights[index] ?? 0;
}

function middleOf({ stations }: Zone, heights: number[]): number {
  const sum = stations.reduce((total, station) => total + heightOf(station, heights), 0);
  return sum / Math.max(1, stations.length);
}

/**
 * How far down each station should be, from 0 to 1: where its paths have it, from first step to
 * last. A path that meets the ones before it in the opposite order runs upwards.
 */
function findHeights({ paths, stations }: MapPlan): number[] {
  const places: number[][] = stations.map(() => []);
  for (const path of paths) {
    const own = stations.flatMap(({ index, stops }) =>
      stops
        .filter((step) => step.path === path)
        .map((step) => ({ index, at: placeOf(path.steps.indexOf(step), path.steps.length) })),
    );
    const known = own.filter(({ index }) => (places[index] ?? []).length > 0);
    const there = known.map(({ index }) => mean(places[index] ?? []));
    const upwards = isOpposite(
      known.map(({ at }) => at),
      there,
    );
    for (const { index, at } of own) places[index]?.push(upwards ? 1 - at : at);
  }
  return places.map(mean);
}

function placeOf(index: number, count: number): number {
  return count > 1 ? index / (count - 1) : 0;
}

function isOpposite(a: number[], b: number[]): boolean {
  const [middleA, middleB] = [mean(a), mean(b)];
  const product = a.reduce((sum, x, i) => sum + (x - middleA) * ((b[i] ?? 0) - middleB), 0);
  return product < -1e-9;
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
