/** On every page: shows the reader's marks, lets rows be marked, and tells what goes wrong. */
import type { StepIndex } from '../../progress/steps.ts';
import { followSteps } from './live-steps.ts';
import { store } from '../progress-store.ts';
import { showRows, watchRows } from './row-marks.ts';
import { showResources, showSteps } from './step-marks.ts';

const isHome = document.querySelector('#continue') !== null;
let steps: StepIndex | undefined;
let changed = false;

showKept();
showRows();
showResources();
watchRows(() => {
  showRows();
  if (steps) showSteps(steps);
});
store.addEventListener('change', () => {
  changed = true;
  showKept();
  showRows();
  showResources();
  void tellTrouble();
});
store.addEventListener('trouble', () => void tellTrouble());
// What is damaged is told at once; what cannot be kept, when there is something to keep.
if (store.trouble?.kind === 'damaged') void tellTrouble();

followSteps((index) => {
  steps = index;
  showSteps(index);
  if (changed || isHome) void import('./keep-going-on.ts').then(({ keepGoingOn }) => keepGoingOn());
});

async function tellTrouble(): Promise<void> {
  if (!store.trouble && !document.querySelector('.trouble')) return;
  const { showTrouble } = await import('./progress-notice.ts');
  showTrouble();
}

/** Notes on the root what the header shows of the reader's progress and reading list, as the first script does. */
function showKept(): void {
  const root = document.documentElement;
  const { marks, saved } = store.progress;
  const isMarked = [...marks.values()].some(({ as }) => as !== 'open');
  root.toggleAttribute('data-marked', isMarked);
  const count = [...saved.values()].filter(({ kept }) => kept).length;
  root.toggleAttribute('data-saved', count > 0);
  root.style.setProperty('--saved', `"${count}"`);
}
