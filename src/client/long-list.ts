import { addressOf, underBase } from '../catalog/addresses.ts';
import type { FacetIndex } from '../catalog/facet-index.ts';
import { unpackColumn } from '../text/column.ts';
import { fetchPageRows, readRows, type ListIndex } from './list-rows.ts';

/** A filter loads the rows that it shows; more of them come when they are wanted. */
const ROWS_AT_ONCE = 16;

/** A long list with what its filters are called. */
export interface LongList extends ListIndex {
  labels: ReadonlyMap<string, [value: string, label: string][]>;
}

/** Loads the index of a long list. */
export async function loadLongList(): Promise<LongList> {
  const index = await load<FacetIndex>(addressOf.resourceFacets());
  const facets = Object.entries(index.facets);
  const packs = new Map<number, Promise<HTMLElement[]>>();
  const rowAt = async (at: number): Promise<HTMLElement | undefined> => {
    const pack = Math.floor(at / index.rowsOfAPack);
    const rows = packs.get(pack) ?? loadPack(index, pack);
    packs.set(pack, rows);
    rows.catch(() => packs.delete(pack));
    return (await rows)[at % index.rowsOfAPack];
  };
  let order: Promise<number[]> | undefined;
  return {
    size: index.resources,
    facets: new Map(
      facets.map(([name, { sets, column }]) => [
        name,
        { sets: sets.map((set) => set.split(' ')), column: unpackColumn(column) },
      ]),
    ),
    labels: new Map(facets.map(([name, { labels }]) => [name, labels])),
    atOnce: ROWS_AT_ONCE,
    isWhole: true,
    loadOrder: () => (order ??= load<number[]>(addressOf.topicOrder())),
    loadRows: async (which) => (await Promise.all(which.map(rowAt))).flatMap((row) => row ?? []),
  };
}

async function loadPack(
  { rowsOfAPack, rowsOfAPage }: FacetIndex,
  pack: number,
): Promise<HTMLElement[]> {
  const packed = await load<string[]>(addressOf.resourceRows(pack)).catch(() => undefined);
  if (packed) return readRows(packed.join(''));
  // While a site is edited there are pages and no packs.
  const first = pack * rowsOfAPack;
  const rows = await fetchPageRows(Math.floor(first / rowsOfAPage) + 1);
  return rows.slice(first % rowsOfAPage, (first % rowsOfAPage) + rowsOfAPack);
}

async function load<T>(address: string): Promise<T> {
  const base = document.documentElement.dataset['base'] ?? '/';
  const response = await fetch(underBase(base, address));
  if (!response.ok) throw new Error(`${address} responded with ${response.status}`);
  return (await response.json()) as T;
}
