import type { MapPlan, Station, Zone } from './plan.ts';

/** More zones than this share columns, one above the other. */
const MOST_COLUMNS = 6;
/** Fewer rows than this leave a map flat. */
const LEAST_ROWS = 6;
/** How many more rows may be taken to straighten lines. */
const SPARE_ROWS = 3;
/** Of moves, after which a map stays as it is. */
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

/**
 * The row of each station of a column, in their order and none twice, as near as can be to the
 * rows that they want.
 */
function assignRows(wanted: number[], rowCount: number): number[] {
  // least[i][row]: the cost of the first i + 1 stations when the last of them is in the row.
  const least: number[][] = [];
  const before: number[][] = [];
  wanted.forEach((want, i) => {
    let best = { cost: i === 0 ? 0 : Infinity, row: -1 };
    const costs: number[] = [];
    const rows: number[] = [];
    for (let row = 0; row < rowCount; row += 1) {
      const above = i > 0 && row > 0 ? (least[i - 1]?.[row - 1] ?? Infinity) : Infinity;
      if (above < best.cost) best = { cost: above, row: row - 1 };
      costs.push(best.cost + (row - want) ** 2);
      rows.push(best.row);
    }
    least.push(costs);
    before.push(rows);
  });
  const last = least.at(-1) ?? [];
  let row = last.indexOf(Math.min(...last));
  const assigned: number[] = [];
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    assigned.unshift(row);
    row = before[i]?.[row] ?? -1;
  }
  return assigned;
}

/** Moves stations within the rows of their zone as long as that shortens the ways. */
function improveRows(plan: MapPlan, routes: number[][], start: Priced): Priced {
  const passing = plan.stations.map(({ index }) => routes.filter((route) => route.includes(index)));
  const best = { ...start };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = best.cost;
    for (const station of plan.stations) {
      for (let row = 0; row < best.rowCount; row += 1) {
        const move = moveTo(best, station, row);
        if (!move) continue;
        const changed = [...new Set(move.moved.flatMap((index) => passing[index] ?? []))];
        const gain = sumCosts(changed, best.places) - sumCosts(changed, move.places);
        if (gain > 1e-9) {
          best.places = move.places;
          best.cost -= gain;
        }
      }
    }
    if (best.cost === before) break;
  }
  return best;
}

function sumCosts(routes: number[][], places: Place[]): number {
  return routes.reduce((sum, route) => sum + costOfRoute(route, places), 0);
}

/** The places with a station in another row, in exchange with the one there; none if zones would mix. */
function moveTo(
  { places, columns }: Arrangement,
  station: Station,
  row: number,
): { places: Place[]; moved: number[] } | undefined {
  const own = places[station.index];
  if (!own || own.row === row) return undefined;
  const zones = columns[own.column] ?? [];
  const other = zones
    .flatMap(({ stations }) => stations)
    .find(({ index }) => places[index]?.row === row);
  if (other && other.zone !== station.zone) return undefined;
  const moved = places.with(station.index, { ...own, row });
  const exchanged = other ? moved.with(other.index, own) : moved;
  const order = zones.map(({ stations }) =>
    stations.map(({ index }) => exchanged[index]?.row ?? 0),
  );
  const mixed = order.some(
    (rows, i) => i > 0 && Math.min(...rows) < Math.max(...(order[i - 1] ?? [])),
  );
  if (mixed) return undefined;
  return { places: exchanged, moved: [station.index, ...(other ? [other.index] : [])] };
}

/** How much worse a map is for each of these. */
const COST = { row: 8, column: 2, across: 3, level: 10, turn: 6, disorder: 0.1 };

/** Where zones and stations stand: columns of zones, rows through all columns. */
export interface Arrangement {
  columns: Zone[][];
  rowCount: number;
  /** By index of the station. */
  places: Place[];
}

interface Priced extends Arrangement {
  cost: number;
}

interface Place {
  column: number;
  row: number;
}

/** What an arrangement costs: its size, and the ways of the paths, each given by its stations. */
function costOf(routes: number[][], { columns, rowCount, places }: Arrangement): number {
  const size = rowCount * COST.row + columns.length * COST.column;
  const ways = routes.reduce((sum, route) => sum + costOfRoute(route, places), 0);
  return size + ways + countDisorder(columns) * COST.disorder;
}

/** Distance, steps up and down, and turns of direction. */
function costOfRoute(route: number[], places: Place[]): number {
  let cost = 0;
  let direction = 0;
  for (let i = 1; i < route.length; i += 1) {
    const [from, to] = [places[route[i - 1] ?? 0], places[route[i] ?? 0]];
    if (!from || !to) continue;
    const down = to.row - from.row;
    cost += Math.abs(to.column - from.column) * COST.across;
    cost += down === 0 ? COST.level : Math.abs(down) - 1;
    if (direction * down < 0) cost += COST.turn;
    if (down !== 0) direction = down;
  }
  return cost;
}

/** How many pairs of columns stand the other way round than their first topics do in the site. */
function countDisorder(columns: Zone[][]): number {
  const firsts = columns.map((zones) =>
    Math.min(...zones.map(({ topic }) => topic?.number ?? Infinity)),
  );
  return firsts.flatMap((a, i) => firsts.slice(i + 1).filter((b) => b < a)).length;
}
