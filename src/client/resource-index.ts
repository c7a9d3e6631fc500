import { packName, packOf } from '../catalog/id-packs.ts';
import type { Progress } from '../progress/progress.ts';
import { readStored, type IndexedResource, type StoredResource } from '../progress/ready.ts';
import { loadProgressFile, loadSteps } from './progress-index.ts';

const byTitle = new Intl.Collator('en', { numeric: true });
const MARK = 'resources/';

/** The resources of these ids that the catalog knows, by title: of a large catalog only the packs with these are loaded. */
export async function loadResources(ids: Iterable<string>): Promise<IndexedResource[]> {
  const wanted = new Set(ids);
  const { packs = 0 } = await loadSteps();
  const files =
    packs === 0
      ? ['resources']
      : [...new Set([...wanted].map((id) => `resources/${packOf(id, packs)}`))];
  const found = await Promise.all(files.map(loadPack));
  return found
    .flat()
    .filter(({ id }) => wanted.has(id))
    .toSorted((a, b) => byTitle.compare(a.title, b.title));
}

/** The resources of these ids, and those that require one of them. */
export async function loadWithDependents(ids: string[]): Promise<IndexedResource[]> {
  const own = await loadResources(ids);
  const dependents = own.flatMap(({ requiredBy = [] }) => requiredBy);
  return loadResources([...ids, ...dependents]);
}

/** Some of the resources, until all were given: of a large catalog a pack at a time, in an order that chance makes. */
export async function* loadByChance(): AsyncGenerator<IndexedResource[], void> {
  const { packs = 0 } = await loadSteps();
  const files = Array.from({ length: packs }, (_, i) => `resources/${packName(i)}`);
  const first = Math.floor(Math.random() * packs);
  const all = packs === 0 ? ['resources'] : [...files.slice(first), ...files.slice(0, first)];
  for (const file of all) yield await loadPack(file);
}

function loadPack(file: string): Promise<IndexedResource[]> {
  const home = document.documentElement.dataset['base'] ?? '/';
  return loadProgressFile(file, (stored: StoredResource[]) =>
    stored.map((one) => readStored(one, home)),
  );
}

/** The ids of the resources that are marked, the latest first. */
export function findMarkedIds({ marks }: Progress): string[] {
  return [...marks]
    .filter(([key, { as }]) => key.startsWith(MARK) && as !== 'open')
    .toSorted(([, a], [, b]) => b.at - a.at)
    .map(([key]) => key.slice(MARK.length));
}

/** The ids of all resources that progress knows of: marked, unmarked again, saved or taken off. */
export function findNamedIds({ marks, saved }: Progress): string[] {
  const marked = [...marks.keys()].filter((key) => key.startsWith(MARK));
  return [...marked.map((key) => key.slice(MARK.length)), ...saved.keys()];
}
