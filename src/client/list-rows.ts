import { addressOf, underBase } from '../catalog/addresses.ts';

/** A list of resources as its filters need it: values in columns, rows only when they are shown. */
export interface ListIndex {
  size: number;
  /** By name of the facet. */
  facets: ReadonlyMap<string, ListFacet>;
  /** How many rows are shown at once. */
  atOnce: number;
  /** Whether it holds all of the list, or only this page. */
  isWhole: boolean;
  /** The place of each resource, topic by topic. */
  loadOrder: () => Promise<number[]>;
  loadRows: (which: number[]) => Promise<HTMLElement[]>;
}

export interface ListFacet {
  /** The sets of values that there are. */
  sets: string[][];
  /** Which set each resource has. */
  column: number[];
}

/** Reads a short list from its rows: those of this page, and those of its other pages. */
export async function readShortList(list: HTMLElement, names: string[]): Promise<ListIndex> {
  const { here = '1', pages = '1' } = list.dataset;
  const own = [...list.querySelectorAll<HTMLElement>('li.row')];
  const lists = await Promise.all(
    Array.from({ length: Number(pages) }, async (_, i) =>
      i + 1 === Number(here) ? own : fetchPageRows(i + 1),
    ),
  ).catch(() => undefined);
  // Better this page alone than nothing; the others stay in reach below.
  const rows = lists?.flat() ?? own;
  return {
    size: rows.length,
    facets: new Map(names.map((name) => [name, readFacet(rows, name)])),
    atOnce: Infinity,
    isWhole: lists !== undefined,
    loadOrder: () => Promise.resolve(orderByNumber(rows)),
    loadRows: (which) => Promise.resolve(which.flatMap((at) => rows[at] ?? [])),
  };
}

/** Loads the rows of a page of the list. */
export async function fetchPageRows(number: number): Promise<HTMLElement[]> {
  const base = document.documentElement.dataset['base'] ?? '/';
  const address = underBase(base, addressOf.resourcePage(number));
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} responded with ${response.status}`);
  return readRows(await response.text());
}

/** Makes elements of the rows in a text of HTML that the site was built with. */
export function readRows(html: string): HTMLElement[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.querySelectorAll('li.row')].map(
    (row) => document.importNode(row, true) as HTMLElement,
  );
}

function readFacet(rows: HTMLElement[], name: string): ListFacet {
  const own = rows.map((row) => row.dataset[name] ?? '');
  const sets = [...new Set(own)];
  return {
    sets: sets.map((set) => set.split(' ')),
    column: own.map((set) => sets.indexOf(set)),
  };
}

function orderByNumber(rows: HTMLElement[]): number[] {
  const byNumber = new Intl.Collator('en', { numeric: true });
  const numbers = rows.map((row) => row.dataset['n'] ?? '');
  const order = numbers.map((_, i) => i);
  order.sort((a, b) => byNumber.compare(numbers[a] ?? '', numbers[b] ?? ''));
  const places: number[] = [];
  order.forEach((at, place) => (places[at] = place));
  return places;
}
