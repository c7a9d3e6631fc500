import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Catalog } from '../catalog/catalog.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import { type MadeUpCatalog, writeMadeUpCatalog } from '../../tests/made-up-catalog.ts';
import { madeUpCatalogs } from '../../tests/made-up-sizes.ts';
import type { Box, Drawing } from './drawing.ts';
import { layOutMap } from './layout.ts';
import { drawMiniMap } from './mini-map.ts';
import { drawNarrowMap } from './narrow-map.ts';
import { findMapSheets } from './sheets.ts';
import { drawWideMap } from './wide-map.ts';

const sizes: Record<string, MadeUpCatalog> = {
  'no path': madeUpCatalogs.bare,
  'one path': madeUpCatalogs.single,
  'a path of one step': { ...madeUpCatalogs.single, stepsPerPath: 1 },
  '12 paths of 15 steps': madeUpCatalogs.crowded,
  '20 paths through 14 topics': {
    resources: 140,
    topics: 14,
    paths: 20,
    stepsPerPath: 8,
    seed: 5,
  },
};

/** Half of the smallest mark with a code. */
const MARK = 12;

for (const [name, size] of Object.entries(sizes)) {
  describe(`the map of ${name}`, async () => {
    const catalog = await createMadeUp(size);
    const layout = layOutMap(catalog);
    const drawings = [drawWideMap(layout), drawNarrowMap(layout.plan)];

    test('has a stop for every step', () => {
      const steps = catalog.paths.flatMap((path) => path.steps);
      for (const { stations } of drawings) {
        const stops = stations.flatMap((station) => station.stops.map(({ step }) => step));
        assert.equal(stops.length, steps.length);
        assert.deepEqual(new Set(stops), new Set(steps));
      }
    });

    test('has no two stops on one another', () => {
      for (const { stations } of drawings) {
        const marks = stations.flatMap(({ stops }) => stops.map((at) => boxAround(at, MARK)));
        assert.deepEqual(findMeetings(marks, marks), []);
      }
    });

    test('has no label on a line, a stop or another label', () => {
      for (const drawing of drawings) {
        const labels = findLabels(drawing);
        const marks = drawing.stations.flatMap(({ stops }) =>
          stops.map((at) => boxAround(at, MARK)),
        );
        assert.deepEqual(findMeetings(labels, labels), []);
        assert.deepEqual(findMeetings(labels, marks), []);
        assert.deepEqual(findMeetings(labels, findPieces(drawing).flat()), []);
      }
    });

    test('leads no line through a stop that is not its own', () => {
      for (const drawing of drawings) {
        for (const { path, points } of drawing.lines) {
          const others = drawing.stations
            .flatMap(({ stops }) => stops)
            .filter(({ step }) => step.path !== path)
            .map(({ x, y, lane = x }) => boxAround({ x: lane, y }, drawing.lineWidth / 2));
          assert.deepEqual(
            findMeetings(piecesOf(points, drawing.lineWidth), others),
            [],
            path.letter,
          );
        }
      }
    });

    test('has no two lines in one place, except where they cross', () => {
      for (const drawing of drawings) {
        const lines = findPieces(drawing);
        const along = lines.flatMap((pieces, i) =>
          lines
            .slice(i + 1)
            .flatMap((others) => findMeetings(pieces, others))
            .filter(([a, b]) => a.width > a.height === b.width > b.height),
        );
        assert.deepEqual(along, []);
      }
    });

    test('stays within its size, in whole pixels', () => {
      for (const drawing of drawings) {
        for (const { points } of drawing.lines) {
          for (const { x, y } of points) {
            assert.ok(Number.isInteger(x) && Number.isInteger(y), `${x} ${y}`);
            assert.ok(x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height, `${x} ${y}`);
          }
        }
        for (const { x, width, y, height } of findLabels(drawing)) {
          assert.ok(x + width <= drawing.width && y + height <= drawing.height && y >= 0);
        }
      }
    });

    test('is no wider than its layout at 1280 pixels has room for', () => {
      for (const sheet of findMapSheets(catalog))
        assert.ok(drawWideMap(layOutMap(sheet)).width <= 1320, sheet.name);
    });

    test('is the same every time', () => {
      const again = layOutMap({ topics: catalog.topics, paths: [...catalog.paths] });
      assert.deepEqual(sizeOf(drawWideMap(again)), sizeOf(drawWideMap(layout)));
    });

    test('shows each path among the others', () => {
      for (const path of catalog.paths) {
        const mini = drawMiniMap(layout, path);
        assert.equal(mini.stops.length, path.steps.length);
        assert.match(mini.own, /^M\d+ -?\d+[VHQ]/);
      }
    });
  });
}

async function createMadeUp(size: MadeUpCatalog): Promise<Catalog> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  try {
    writeMadeUpCatalog(folder, size);
    const { catalog, issues } = await loadCatalog(folder);
    assert.deepEqual(issues, []);
    return catalog!;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function findLabels({ stations, zones }: Drawing): Box[] {
  const labels = [...stations, ...zones].flatMap((item) =>
    'title' in item ? [item.title] : [item.label, ...(item.notes ? [item.notes] : [])],
  );
  return labels.filter(({ lines }) => lines.length > 0).map(({ box }) => box);
}

function findPieces({ lines, lineWidth }: Drawing): Box[][] {
  return lines.map(({ points }) => piecesOf(points, lineWidth));
}

/** The straight pieces of a line, as wide as it is drawn. */
function piecesOf(points: { x: number; y: number }[], wide: number): Box[] {
  return points.slice(1).map((b, i) => {
    const a = points[i] ?? b;
    const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
    const across = a.x !== b.x;
    return {
      x: across ? x : x - wide / 2,
      y: across ? y - wide / 2 : y,
      width: across ? Math.abs(a.x - b.x) : wide,
      height: across ? wide : Math.abs(a.y - b.y),
    };
  });
}

function boxAround({ x, y }: { x: number; y: number }, half: number): Box {
  return { x: x - half, y: y - half, width: 2 * half, height: 2 * half };
}

/** The pairs of different boxes that share some area. */
function findMeetings(boxes: Box[], others: Box[]): [Box, Box][] {
  return boxes.flatMap((a, i) => {
    const rest = boxes === others ? others.slice(i + 1) : others;
    return rest.filter((b) => meets(a, b)).map((b): [Box, Box] => [a, b]);
  });
}

function meets(a: Box, b: Box): boolean {
  const across = a.x < b.x + b.width && b.x < a.x + a.width;
  return across && a.y < b.y + b.height && b.y < a.y + a.height;
}

function sizeOf({ lines, width, height }: Drawing): unknown {
  return { lines: lines.map(({ data }) => data), width, height };
}
