import { resourceKey, setMarks, type Marked, type Mark } from '../../progress/progress.ts';
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

const names = new WeakMap<Element, string>();

/** Shows a mark on an element: as `data-mark` for the eye, and in its label where it has one. */
export function setMark(element: Element, mark: Mark | undefined): void {
  if (mark) element.setAttribute('data-mark', mark);
  else element.removeAttribute('data-mark');
  const label = names.get(element) ?? element.getAttribute('aria-label');
  if (label === null) return;
  names.set(element, label);
  element.setAttribute('aria-label', mark ? `${label} · ${mark}` : label);
}
