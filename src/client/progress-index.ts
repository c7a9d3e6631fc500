import type { IndexedResource } from '../progress/ready.ts';
import { renameKeys } from '../progress/progress.ts';
import type { StepIndex } from '../progress/steps.ts';
import { store } from './progress-store.ts';

let steps: Promise<StepIndex> | undefined;
let resources: Promise<IndexedResource[]> | undefined;

/** The paths and their steps. Marks under former names are moved to those of today on the way. */
export function loadSteps(): Promise<StepIndex> {
  return (steps ??= load<StepIndex>('steps').then(
    (index) => {
      store.update((progress) => renameKeys(progress, index.renamed));
      return index;
    },
    (error) => {
      steps = undefined;
      throw error;
    },
  ));
}

/** All resources of the catalog, with what they require. */
export function loadResources(): Promise<IndexedResource[]> {
  return (resources ??= load<IndexedResource[]>('resources').catch((error) => {
    resources = undefined;
    throw error;
  }));
}

async function load<T>(name: string): Promise<T> {
  const address = `${document.documentElement.dataset['base']}progress/${name}.json`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as T;
}
