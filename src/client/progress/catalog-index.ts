import { nameKeys, type Named } from '../../progress/names.ts';
import type { IndexedResource } from '../../progress/ready.ts';
import type { StepIndex } from '../../progress/steps.ts';
import { loadResources, loadSteps } from '../progress-index.ts';

/** All that is known of the catalog where marks and saved resources are listed. */
export interface CatalogIndex {
  steps: StepIndex;
  resources: IndexedResource[];
  names: ReadonlyMap<string, Named>;
}

/** Loads it once. Throws an error for readers when that fails. */
export async function loadCatalogIndex(): Promise<CatalogIndex> {
  try {
    const [steps, resources] = await Promise.all([loadSteps(), loadResources()]);
    return { steps, resources, names: nameKeys(steps, resources) };
  } catch {
    throw new Error('The names of the resources could not be loaded. Check your connection.');
  }
}
