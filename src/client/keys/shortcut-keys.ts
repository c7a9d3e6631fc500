import type { Mark } from '../../progress/progress.ts';
import { getPreferences } from '../preferences.ts';

/** A key that does something by itself. */
interface Shortcut {
  key: string;
  title: string;
  /** How far it walks through the list of the page. */
  by?: 1 | -1;
  /** What it says of the row, the step or the page where the reader is. */
  mark?: Mark | 'saved';
  /** Whether it opens the source of the row, the step or the page. */
  opens?: true;
}

export const shortcuts: Shortcut[] = [
  { key: 'j', title: 'Next row or step', by: 1 },
  { key: 'k', title: 'Previous row or step', by: -1 },
  { key: 'o', title: 'Open the source, on its own site', opens: true },
  { key: 'x', title: 'Done, or not done', mark: 'done' },
  { key: 'd', title: 'Doing it', mark: 'doing' },
  { key: 's', title: 'Skip it', mark: 'skipped' },
  { key: 'b', title: 'Save to your reading list', mark: 'saved' },
  { key: '?', title: 'Show these keys' },
];

/**
 * Whether a key, as `pressedKey` names it, was pressed to command the page: a single character,
 * outside of fields and dialogs, by a reader who has not switched such keys off.
 */
export function isPlainKey(key: string, { target }: Event): boolean {
  if ([...key].length !== 1) return false;
  const typing =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea'));
  return !typing && getPreferences().shortcuts !== false && !document.querySelector(':modal');
}
