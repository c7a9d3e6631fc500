import type { PathStatus } from './steps.ts';

/** How far a reader is on a path, in a few words: `2 of 5 steps done, 1 skipped`. */
export function formatStatus({ counts, total }: Pick<PathStatus, 'counts' | 'total'>): string {
  const unit = total === 1 ? 'step' : 'steps';
  const done =
    total > 1 && counts.done === total
      ? `All ${total} steps`
      : `${counts.done} of ${total} ${unit}`;
  return `${done} done${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
}

/** What to continue with on a path: `Next: A3 KVM API tutorial`; empty where no step is open. */
export function formatNext({ next }: Pick<PathStatus, 'next'>): string {
  return next ? `Next: ${next.code} ${next.title}` : '';
}

/** How many of several resources are open, as `1 of 2 still open`. */
export function formatOpen(open: number, total: number): string {
  return open === 0 ? 'nothing left' : `${open} of ${total} left`;
}

/** The day of a time in milliseconds since 1970 UTC, where the reader is: `2026-02-15`. */
export function formatDay(at: number): string {
  const day = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
