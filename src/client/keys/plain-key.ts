import { getPreferences } from '../preferences.ts';

/**
 * Whether a key was pressed to command the page: alone, outside of fields and dialogs, by a reader
 * who has not switched such keys off.
 */
export function isPlainKey(event: KeyboardEvent): boolean {
  const { target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return false;
  const typing =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea'));
  return !typing && getPreferences().shortcuts !== false && !document.querySelector(':modal');
}
