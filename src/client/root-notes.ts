/**
 * What the script in the head of each page puts on the root before anything shows, as it is stored: attributes, of which
 * `data-bar` is also the colour of the browser around the page.
 */
const NAMES = ['data-theme', 'data-bar', 'data-marked', 'data-saved', 'style'] as const;
type Notes = Partial<Record<(typeof NAMES)[number], string>>;

const root = document.documentElement;
const key = `cairn:${root.dataset['base']}`;

/** Puts some of the notes on the root, and stores them for the next page; `undefined` takes one away. */
export function noteOnRoot(change: { [Name in keyof Notes]: string | undefined }): void {
  for (const [name, value] of Object.entries(change))
    if (value === undefined) root.removeAttribute(name);
    else root.setAttribute(name, value);
  try {
    const before = localStorage.getItem(key);
    const text = JSON.stringify({ ...readNotes(before), ...change });
    if (text !== (before ?? '{}')) localStorage.setItem(key, text);
  } catch {
    // Without storage, the next page has nothing to show before its scripts.
  }
}

function readNotes(text: string | null): Notes {
  try {
    const stored = JSON.parse(text ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(
      NAMES.flatMap((name) => {
        const value = stored[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
  } catch {
    return {};
  }
}
