import { resourceKey, setMarks, type Marked } from '../../progress/progress.ts';
import { markStep } from '../../progress/steps.ts';
import { findStep } from './live-steps.ts';
import { loadSteps } from '../progress-index.ts';
import { store } from '../progress-store.ts';

/** Marks a resource. */
export function markResource(id: string, as: Marked['as']): void {
  store.update((progress) => setMarks(progress, [resourceKey(id)], as, Date.now()));
}

/**
 * Marks a step, given as `path/step`, with the resources that it uses. Where these cannot be looked
 * up, it marks the step alone. Fires `marked` on the document once it is done.
 */
export async function markStepAs(key: string, as: Marked['as']): Promise<void> {
  const index = await loadSteps().catch(() => ({ paths: [], renamed: {} }));
  const { path, step } = findStep(index, key);
  store.update((progress) => markStep(progress, path, step, as, Date.now()));
  document.dispatchEvent(new Event('marked'));
}
