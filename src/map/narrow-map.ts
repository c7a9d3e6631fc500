import type { LearningPath, Step } from '../catalog/catalog.ts';
import {
  type Box,
  createLabel,
  type Drawing,
  type DrawnLine,
  type DrawnStation,
} from './drawing.ts';
import { wrapText } from './measure-text.ts';
import { type MapPlan, findChanges, formatList, type Station } from './plan.ts';

const WIDTH = 300;
const LEFT = 18;
const TOP = 22;
/** The bars at the ends of lines, and how far beyond the stops they are. */
const BAR = { wide: 18, stub: 28, denseStub: 18 };
const TEXT = { size: 13, lineHeight: 17, note: 12, noteHeight: 16 };
const ROW = { half: 18, between: 16 };
const LANES = { widest: 32, all: 140 };
/** Lanes narrower than this hold small marks, and the codes stand with the names. */
const ROOMY = 28;
const CODE = 32;

/** Draws the map for narrow screens: a straight lane for each path, a row for each stop, in order. */
export function drawNarrowMap({ paths, stations }: MapPlan): Drawing {
  const lanes = measureLanes(paths);
  let y = TOP;
  const rows = findNarrowRows(paths, stations).map((row) => {
    const drawn = drawRow(row, y + ROW.half, lanes);
    y = Math.ceil(drawn.end) + ROW.between;
    return drawn.station;
  });
  const lines = paths.map((path) => drawLane(path, rows, lanes));
  return { width: WIDTH, height: y, lineWidth: lanes.lineWidth, zones: [], lines, stations: rows };
}

function measureLanes(paths: LearningPath[]): Lanes {
  const pitch = Math.min(LANES.widest, LANES.all / Math.max(1, paths.length));
  const roomy = pitch >= ROOMY;
  const of = (path: LearningPath) => Math.round(LEFT + paths.indexOf(path) * pitch);
  const lineWidth = roomy ? 8 : Math.round(pitch / 2);
  return {
    of,
    roomy,
    lineWidth,
    end: Math.round(LEFT + (paths.length - 1) * pitch + (roomy ? 26 : 14)),
  };
}

/** One row with its stops at a height, and where its text ends. */
function drawRow(row: NarrowRow, y: number, lanes: Lanes): { station: DrawnStation; end: number } {
  const { station, steps, title, notes } = row;
  const beside = !lanes.roomy && steps.length === 1;
  const under = !lanes.roomy && steps.length > 1;
  const x = lanes.end + (beside ? CODE + 2 : 0);
  const width = WIDTH - x;
  const lines = wrapText(title, width / TEXT.size);
  const top = under ? y + ROW.half : y - TEXT.lineHeight / 2;
  const bottom = top + lines.length * TEXT.lineHeight;
  const small = notes.flatMap((note) => wrapText(note, width / TEXT.note));
  const end = bottom + small.length * TEXT.noteHeight;
  const middle = { x, y: (top + bottom) / 2 };
  const drawn = {
    station,
    stops: steps.map((step, i) => {
      const lane = lanes.of(step.path);
      return lanes.roomy
        ? { step, x: lane, y, lane }
        : { step, x: lanes.end + CODE / 2 + i * CODE, y, lane };
    }),
    capsule: steps.length > 1 ? createBridge(steps, y, lanes) : undefined,
    label: createLabel(middle, lines, TEXT.lineHeight, width),
    notes: createLabel({ x, y: (bottom + end) / 2 }, small, TEXT.noteHeight, width),
  };
  return { station: drawn, end: Math.max(end, y + ROW.half) };
}

/** What joins the stops of a row on their lanes. */
function createBridge(steps: Step[], y: number, { of, roomy }: Lanes): Box {
  const half = roomy ? ROW.half : ROW.half / 2;
  const at = steps.map(({ path }) => of(path));
  const [left, right] = [Math.min(...at), Math.max(...at)];
  return { x: left - half, y: y - half, width: right - left + 2 * half, height: 2 * half };
}

function drawLane(
  path: LearningPath,
  rows: DrawnStation[],
  { of, roomy, lineWidth }: Lanes,
): DrawnLine {
  const x = of(path);
  const { bar, stub } = roomy
    ? { bar: BAR.wide, stub: BAR.stub }
    : { bar: 2 * lineWidth, stub: BAR.denseStub };
  const at = rows.flatMap(({ stops }) =>
    stops.filter(({ step }) => step.path === path).map(({ y }) => y),
  );
  const [from, to] = [Math.min(...at) - stub, Math.max(...at) + stub];
  const end = (y: number) => `M${x - bar / 2} ${y}h${bar}`;
  return {
    path,
    data: `M${x} ${from}V${to}`,
    points: [
      { x, y: from },
      { x, y: to },
    ],
    bars: end(from) + end(to),
  };
}

interface Lanes {
  /** The middle of the lane of a path. */
  of: (path: LearningPath) => number;
  /** Whether stops with their codes fit on the lanes. */
  roomy: boolean;
  lineWidth: number;
  /** Where the text begins. */
  end: number;
}

/** A row of the narrow map: the steps of one number at one station, and what is said of them. */
interface NarrowRow {
  station: Station;
  steps: Step[];
  title: string;
  notes: string[];
}

/** The rows in the order of the steps: first all first steps, then all second ones. */
function findNarrowRows(paths: LearningPath[], stations: Station[]): NarrowRow[] {
  const stationOf = new Map(stations.flatMap((station) => station.stops.map((s) => [s, station])));
  const longest = Math.max(0, ...paths.map(({ steps }) => steps.length));
  return Array.from({ length: longest }, (_, i) => i).flatMap((i) => {
    const steps = paths.flatMap((path) => path.steps[i] ?? []);
    const here = new Set(steps.flatMap((step) => stationOf.get(step) ?? []));
    return [...here].map((station) =>
      describeRow(
        station,
        steps.filter((step) => stationOf.get(step) === station),
      ),
    );
  });
}

function describeRow(station: Station, steps: Step[]): NarrowRow {
  const { topic, title: zone } = station.zone;
  const [first] = steps;
  const elsewhere = first
    ? findChanges(first, station).filter((step) => !steps.includes(step))
    : [];
  const codes = elsewhere.map(({ code }) => code);
  return {
    station,
    steps,
    title: steps.length === 1 && first ? first.title : station.title,
    notes: [
      ...(codes.length > 0 ? [`Change for ${formatList(codes)}`] : []),
      topic ? `${topic.number} ${zone}` : zone,
    ],
  };
}
