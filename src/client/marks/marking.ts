import { resourceKey, setMarks, type Marked, type Mark } from '../../progress/progress.ts';
import { markStep, markOfStep, type StepIndex } from '../../progress/steps.ts';
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

const unknown: StepIndex = { paths: [], renamed: {} };

/**
 * Calls `show` now and whenever progress changes, with what is known of the steps; not before the
 * reader has marked something, so that nothing is loaded for the others.
 */
export function followSteps(show: (index: StepIndex) => void): void {
  let begun = false;
  const renew = () => {
    if (store.isEmpty && !begun) return;
    begun = true;
    // Without the index, a step shows at least its own mark.
    loadSteps().then(show, () => show(unknown));
  };
  store.addEventListener('change', renew);
  renew();
}

/** The mark of a step as it stands now, by `path/step`. */
export function markAt(index: StepIndex, key: string): Mark | undefined {
  const { path, step } = findStep(index, key);
  return markOfStep(store.progress, path.id, step);
}

/** A step and its path, by `path/step`; what the index does not know has no resources. */
export function findStep({ paths }: StepIndex, key: string) {
  const [pathId = '', id = ''] = key.split('/');
  const path = paths.find((other) => other.id === pathId);
  const step = path?.steps.find((other) => other.id === id);
  return path && step
    ? { path, step }
    : { path: { id: pathId, steps: [] }, step: { id, uses: [] } };
}
