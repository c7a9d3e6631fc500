/** What a reader chose for themselves in this browser. */
interface Preferences {
  /** The one of the system, unless it is given. */
  theme?: 'light' | 'dark' | undefined;
  /** The level at which lists are narrowed. */
  level?: string | undefined;
  /** Whether keys without a modifier do anything; they do unless it is `false`. */
  shortcuts?: boolean | undefined;
}

const key = `cairn:${document.documentElement.dataset['base']}:preferences`;
// Where nothing can be stored, a choice lasts as long as the page.
let current: Preferences = {};
current = read();

/** What the reader chose; damaged data counts as nothing chosen. */
export function getPreferences(): Preferences {
  return current;
}

/** Changes some of the preferences, here and in other tabs: `preferences` fires on the document. */
export function setPreferences(change: Preferences): void {
  current = { ...read(), ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // It still holds on this page.
  }
  notify();
}

addEventListener('storage', (event) => {
  if (event.key === key || event.key === null) renew();
});
// A page that comes back from the browser's memory missed what happened meanwhile.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) renew();
});

function renew(): void {
  current = read();
  notify();
}

function notify(): void {
  document.dispatchEvent(new Event('preferences'));
}

function read(): Preferences {
  try {
    const text = localStorage.getItem(key) ?? '{}';
    const { theme, level, shortcuts } = JSON.parse(text) as Record<string, unknown>;
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : undefined,
      level: typeof level === 'string' ? level : undefined,
      shortcuts: shortcuts !== false,
    };
  } catch (error) {
    // Refused storage throws another one, and what was chosen on this page still holds.
    return error instanceof DOMException ? current : {};
  }
}
