import type { Mark } from '../../progress/progress.ts';

/** A key that does something by itself. */
export interface Shortcut {
  key: string;
  title: string;
  /** How far it walks through the list of the page. */
  by?: 1 | -1;
  /** What it says of the row, the step or the page where the reader is. */
  mark?: Mark | 'saved';
}

export const shortcuts: Shortcut[] = [
  { key: 'j', title: 'Next row or step', by: 1 },
  { key: 'k', title: 'The one before', by: -1 },
  { key: 'x', title: 'Done, or not done', mark: 'done' },
  { key: 'd', title: 'Doing it', mark: 'doing' },
  { key: 's', title: 'Skip it', mark: 'skipped' },
  { key: 'b', title: 'Keep it on your reading list', mark: 'saved' },
  { key: '?', title: 'Show these keys' },
];
