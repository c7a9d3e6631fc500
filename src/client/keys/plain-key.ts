import { getPreferences } from '../preferences.ts';

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
