import { renameKeys } from '../progress/progress.ts';
import { unpackSteps, type StepIndex } from '../progress/steps.ts';
import { store } from './progress-store.ts';

const loaded = new Map<string, Promise<unknown>>();

/** The paths and their steps. Marks under former names are moved to those of today on the way. */
export async function loadSteps(): Promise<StepIndex> {
  const index = await loadProgressFile('steps', unpackSteps);
  store.update((progress) => renameKeys(progress, index.renamed));
  return index;
}

/** Loads and reads a file below `progress/` once; one that failed is tried again. */
export function loadProgressFile<T, Stored = T>(
  name: string,
  read = (stored: Stored): T => stored as unknown as T,
): Promise<T> {
  const known = loaded.get(name);
  if (known) return known as Promise<T>;
  const request = fetchJson<Stored>(name).then(read);
  loaded.set(name, request);
  request.catch(() => loaded.delete(name));
  return request;
}

async function fetchJson<T>(name: string): Promise<T> {
  const address = `${document.documentElement.dataset['base']}progress/${name}.json`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} responded with ${response.status}`);
  return (await response.json()) as T;
}
