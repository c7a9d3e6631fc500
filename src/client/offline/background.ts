import type { BackgroundChoice } from '../../offline/messages.ts';

/** The base path of the site. */
export const base = document.documentElement.dataset['base'] ?? '/';
const key = `cairn:${base}:offline`;

/** What the reader chose about fetching in the background; `off` where nothing can be stored. */
export function readChoice(): BackgroundChoice | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === 'on' || text === 'off' ? text : undefined;
  } catch {
    return 'off';
  }
}

/** Stores the choice. Throws where nothing can be stored. */
export function writeChoice(choice: BackgroundChoice): void {
  localStorage.setItem(key, choice);
}

/** Whether pages may be fetched that nobody has opened: a choice counts for more than the browser. */
export function mayFetch(): boolean {
  return (readChoice() ?? (savesData() ? 'off' : 'on')) === 'on';
}

/** Whether the browser asks sites to save data. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}
