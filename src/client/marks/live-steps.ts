import type { Mark } from '../../progress/progress.ts';
import { markOfStep, type StepIndex } from '../../progress/steps.ts';
import { loadSteps } from '../progress-index.ts';
import { store } from '../progress-store.ts';

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
