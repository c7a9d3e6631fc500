/** On every page: shows the reader's marks, lets rows be marked, and says what goes wrong. */
import {
  type StepIndex,
  markOfResource,
  statusOf,
  formatOpen,
  formatStatus,
} from '../../progress/steps.ts';
import { followSteps, markAt, markResource, setMark } from './marking.ts';
import { store } from '../progress-store.ts';
import { noteOnRoot } from '../root-notes.ts';

/** Rows of resources as pages are built with them; results of search and the reading list have marks of their own. */
const rowsOnPage = 'main .rows > .row:not([class*="is-"], reading-list .row)';

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
  void reportTrouble();
});
store.addEventListener('trouble', () => void reportTrouble());
// What is damaged is reported at once; what cannot be kept, when there is something to keep.
if (store.trouble?.kind === 'damaged') void reportTrouble();

followSteps((index) => {
  steps = index;
  showSteps(index);
  if (changed || isHome)
    void import('./store-resume.ts').then(({ storeResumeItems }) => storeResumeItems());
});

async function reportTrouble(): Promise<void> {
  if (!store.trouble && !document.querySelector('.trouble')) return;
  const { showTrouble } = await import('./progress-notice.ts');
  showTrouble();
}

/** Notes on the root what the header shows of the reader's progress and reading list. */
function showKept(): void {
  const { marks, saved } = store.progress;
  const isMarked = [...marks.values()].some(({ as }) => as !== 'open');
  const count = [...saved.values()].filter(({ kept }) => kept).length;
  noteOnRoot({
    'data-marked': isMarked ? '' : undefined,
    'data-saved': count > 0 ? '' : undefined,
    style: `--saved:"${count}"`,
  });
}

/** Gives every row of a resource a toggle for `done`, shows its mark, and counts those that are done. */
function showRows(): void {
  const rows = [...document.querySelectorAll<HTMLElement>(rowsOnPage)];
  const done = new Set<string>();
  const all = new Set<string>();
  for (const row of rows) {
    const link = row.querySelector<HTMLAnchorElement>('.t a');
    const id = /\/resources\/([^/]+)\/$/.exec(link?.pathname ?? '')?.[1];
    if (!link || !id) continue;
    const mark = markOfResource(store.progress, id);
    const tick =
      row.querySelector<HTMLButtonElement>('.tick') ?? addTick(row, () => toggleDone(id));
    setMark(row, mark);
    tick.ariaPressed = String(mark === 'done');
    const now = mark && mark !== 'done' ? ` (now ${mark})` : '';
    tick.ariaLabel = `Mark ${link.textContent} as done${now}`;
    all.add(id);
    if (mark === 'done') done.add(id);
  }
  for (const count of document.querySelectorAll('[data-count=rows]'))
    count.textContent = `${done.size} of ${all.size}`;
}

/** Shows the marks of rows that a list takes in later. */
function watchRows(show: () => void): void {
  for (const list of document.querySelectorAll('resource-list .rows'))
    new MutationObserver(show).observe(list, { childList: true });
}

function addTick(row: HTMLElement, toggle: () => void): HTMLButtonElement {
  const tick = document.createElement('button');
  tick.type = 'button';
  tick.className = 'tick';
  tick.addEventListener('click', toggle);
  row.append(tick);
  return tick;
}

function toggleDone(id: string): void {
  markResource(id, markOfResource(store.progress, id) === 'done' ? 'open' : 'done');
}

/** Shows marks on whatever stands for a step or links to one, and how far each named path is. */
function showSteps(index: StepIndex): void {
  for (const stop of document.querySelectorAll('[data-step]:not(mark-control), a.stop')) {
    const key = stop.getAttribute('data-step') ?? stepOf(stop as HTMLAnchorElement);
    if (key) setMark(stop, markAt(index, key));
  }
  for (const count of document.querySelectorAll<HTMLElement>('[data-steps-of]')) {
    const path = index.paths.find(({ id }) => id === count.dataset['stepsOf']);
    if (!path) continue;
    const status = statusOf(store.progress, path);
    // As the page is built, it says how many steps there are.
    const before = (count.dataset['before'] ??= count.textContent);
    const begun = Object.values(status.counts).some((number) => number > 0);
    count.textContent = begun ? formatStatus(status) : before;
  }
}

/** Shows marks on links with `data-resource`, and how many of several are still open. */
function showResources(): void {
  for (const link of document.querySelectorAll('a[data-resource]'))
    setMark(link, markOfResource(store.progress, link.getAttribute('data-resource') ?? ''));
  for (const element of document.querySelectorAll<HTMLElement>('[data-open]')) {
    const ids = element.dataset['open']?.split(' ') ?? [];
    const marks = ids.map((id) => markOfResource(store.progress, id));
    const open = marks.filter((mark) => mark !== 'done' && mark !== 'skipped').length;
    element.textContent = store.isEmpty ? '' : formatOpen(open, ids.length);
  }
}

function stepOf({ pathname, hash }: HTMLAnchorElement): string | undefined {
  const path = /\/paths\/([^/]+)\/$/.exec(pathname)?.[1];
  return path && hash ? `${path}/${hash.slice(1)}` : undefined;
}
