import { historyClasses, type HistoryClass, type HistoryPoint } from '../catalog/health-history.ts';

const HEIGHT = 150;
/** Between two columns, in percent of the width. */
const GAP = 0.4;
/** What occurs at all is seen, however small its share. */
const LEAST = 3;

/** Columns across the width in percent: what needs a look at the foot, what works above it. */
export interface Chart {
  /** In pixels, as `y` and `height` of a bar. */
  height: number;
  columns: { x: number; bars: Bar[] }[];
}

export interface Bar {
  name: HistoryClass;
  y: number;
  width: number;
  height: number;
}

/** Draws the shares of each point as one column. */
export function drawChart(history: HistoryPoint[]): Chart {
  const step = 100 / Math.max(1, history.length);
  const columns = history.map(({ counts }, i) => {
    const total = Math.max(
      1,
      historyClasses.reduce((sum, name) => sum + counts[name], 0),
    );
    let y = HEIGHT;
    const bars = historyClasses.flatMap((name): Bar[] => {
      if (counts[name] === 0) return [];
      const share = Math.max(LEAST, Math.round((counts[name] / total) * HEIGHT));
      // What works takes the room that is left.
      const height = name === 'ok' ? Math.max(0, y) : Math.min(y, share);
      y -= height;
      return [{ name, y, width: round(step - GAP), height }];
    });
    return { x: round(i * step), bars };
  });
  return { height: HEIGHT, columns };
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
