/** A point of a drawing, in whole pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A polyline of horizontal and vertical pieces as the data of an SVG path, its corners rounded. */
export function formatLine(points: Point[], radius: number): string {
  const corners = dropStraight(points);
  const [first, ...rest] = corners;
  if (!first) return '';
  let data = `M${first.x} ${first.y}`;
  rest.forEach((point, i) => {
    const before = corners[i] ?? point;
    const after = rest[i + 1];
    if (!after) {
      data += lineTo(before, point);
      return;
    }
    const r = Math.floor(Math.min(radius, distance(before, point) / 2, distance(point, after) / 2));
    const [turn, leave] = [towards(point, before, r), towards(point, after, r)];
    data += lineTo(before, turn);
    if (r > 0) data += `Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
  });
  return data;
}

/** Leaves out points in the middle of a straight piece. */
function dropStraight(points: Point[]): Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return true;
    const straight =
      (before.x === point.x && point.x === after.x) ||
      (before.y === point.y && point.y === after.y);
    return !straight;
  });
}

function lineTo(from: Point, to: Point): string {
  return from.x === to.x ? `V${to.y}` : `H${to.x}`;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return {
    x: from.x + Math.sign(to.x - from.x) * by,
    y: from.y + Math.sign(to.y - from.y) * by,
  };
}
