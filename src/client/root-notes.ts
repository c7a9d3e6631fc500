/**
 * What the script in the head of each page puts on the root before anything shows, as it is stored: attributes, of which
 * `data-bar` is also the colour of the browser around the page.
 */
type Note = 'data-theme' | 'data-bar' | 'data-marked' | 'data-saved' | 'style';

const root = document.documentElement;
const key = `cairn:${root.dataset['base']}`;
const notes: Partial<Record<Note, string | undefined>> = {};

/** Puts some of the notes on the root, and stores them for the next page; `undefined` takes one away. */
export function noteOnRoot(change: typeof notes): void {
  for (const [name, value] of Object.entries(change))
    if (value === undefined) root.removeAttribute(name);
    else root.setAttribute(name, value);
  const text = JSON.stringify(Object.assign(notes, change));
  try {
    if (localStorage.getItem(key) !== text) localStorage.setItem(key, text);
  } catch {
    // Without storage, the next page has nothing to show before its scripts.
  }
}
