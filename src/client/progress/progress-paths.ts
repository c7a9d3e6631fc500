import type { Progress } from '../../progress/progress.ts';
import { markOfStep, statusOf, type IndexedPath, type PathStatus } from '../../progress/steps.ts';

/** Fills the rows of the learning paths, which the page brings along with nothing done. */
export function showPaths(page: HTMLElement, progress: Progress, paths: IndexedPath[]): void {
  const rows = page.querySelectorAll<HTMLElement>('[data-path]');
  for (const row of rows) {
    const path = paths.find(({ id }) => id === row.dataset['path']);
    if (!path) continue;
    const status = statusOf(progress, path);
    row.querySelectorAll<HTMLElement>('.filled > i').forEach((part, i) => {
      const step = path.steps[i];
      part.dataset['as'] = (step && markOfStep(progress, path.id, step)) ?? 'open';
    });
    write(row, '[data-count]', describeStatus(status));
    showNext(row, status);
  }
}

function showNext(row: HTMLElement, { next, total, counts }: PathStatus): void {
  const begun = counts.done + counts.doing + counts.skipped > 0;
  const link = row.querySelector<HTMLAnchorElement>('[data-next]');
  write(row, '[data-when]', next ? (begun ? 'Next:' : 'Start:') : 'Finished.');
  if (!link) return;
  link.hidden = !next || total === 0;
  if (!next) return;
  link.href = next.href;
  link.textContent = `${next.code} ${next.title}`;
}

function describeStatus({ counts, total }: PathStatus): string {
  const { done, doing, skipped } = counts;
  const parts = [`${done} of ${total} done`];
  if (doing > 0) parts.push(`${doing} doing`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return parts.join(' · ');
}

function write(row: HTMLElement, selector: string, text: string): void {
  const element = row.querySelector(selector);
  if (element) element.textContent = text;
}
