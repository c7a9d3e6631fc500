import { addressOf, underBase } from '../catalog/addresses.ts';
import { lineStyles, type Catalog, type LearningPath, type Topic } from '../catalog/catalog.ts';
import { deriveOnce } from '../text/derive-once.ts';

/** A map of some of the learning paths, that follow each other in the order of the site. */
interface MapSheet {
  /** From 1. */
  number: number;
  href: string;
  /** The letters of its paths: `A–F`. */
  name: string;
  paths: LearningPath[];
  /** All of the catalog. */
  topics: Topic[];
}

/** More stops than these are more than one round trip carries, and more than a reader takes in. */
const MOST_STEPS = 60;
/** So many lines with few stops are still one map, though strokes repeat. */
const MOST_LINES = 12;

/**
 * The sheets of a catalog's map; at least one. Each of several has no more lines than there are strokes, so that none
 * looks like another one.
 */
export const findMapSheets = deriveOnce(
  ({ paths, topics, pages }: Pick<Catalog, 'paths' | 'topics' | 'pages'>): MapSheet[] =>
    splitPaths(paths).map((own, i) => ({
      number: i + 1,
      href: underBase(pages.home, addressOf.mapSheet(i + 1)),
      name: [...new Set([own[0]?.letter, own.at(-1)?.letter])].join('–'),
      paths: own,
      topics,
    })),
);

/** Finds the sheet that shows a path. */
export function findSheetOf(path: LearningPath, catalog: Catalog): MapSheet {
  const sheets = findMapSheets(catalog);
  const own = sheets.find(({ paths }) => paths.includes(path)) ?? sheets[0];
  if (!own) throw new Error('A map without a sheet.');
  return own;
}

function splitPaths(paths: LearningPath[]): LearningPath[][] {
  const stops = paths.reduce((sum, path) => sum + path.steps.length, 0);
  if (paths.length <= MOST_LINES && stops <= MOST_STEPS) return [paths];
  const sheets: LearningPath[][] = [[]];
  let steps = 0;
  for (const path of paths) {
    const own = sheets.at(-1) ?? [];
    const isFull = own.length === lineStyles || steps + path.steps.length > MOST_STEPS;
    if (own.length > 0 && isFull) {
      sheets.push([path]);
      steps = 0;
    } else own.push(path);
    steps += path.steps.length;
  }
  return sheets;
}
