import { formatOpen, formatStatus } from '../../progress/status-text.ts';
import { markOfResource, statusOf, type StepIndex } from '../../progress/steps.ts';
import { markAt } from './live-steps.ts';
import { setMark } from './marking.ts';
import { store } from '../progress-store.ts';

/** Shows marks on whatever stands for a step or links to one, and how far each named path is. */
export function showSteps(index: StepIndex): void {
  for (const stop of document.querySelectorAll('[data-step]:not(mark-control), a.stop')) {
    const key = stop.getAttribute('data-step') ?? stepOf(stop as HTMLAnchorElement);
    if (key) setMark(stop, markAt(index, key));
  }
  for (const count of document.querySelectorAll<HTMLElement>('[data-steps-of]')) {
    const path = index.paths.find(({ id }) => id === count.dataset['stepsOf']);
    if (!path) continue;
    const status = statusOf(store.progress, path);
    // As the page is built, it tells how many steps there are.
    const before = (count.dataset['before'] ??= count.textContent);
    const begun = Object.values(status.counts).some((number) => number > 0);
    count.textContent = begun ? formatStatus(status) : before;
  }
}

/** Shows marks on links to resources that ask for it, and how many of several are still open. */
export function showResources(): void {
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
