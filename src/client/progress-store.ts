import { noProgress, type Progress } from '../progress/progress.ts';
import { readProgress, writeProgress } from '../progress/read-progress.ts';

/** Why progress is not kept, or could not be read. */
export type Trouble =
  /** The browser lets the site store nothing, as in some private windows. */
  | { kind: 'refused' }
  /** There is no room left. */
  | { kind: 'full' }
  /** What is stored cannot be read; it stays untouched until the reader decides. */
  | { kind: 'damaged'; text: string; faults: string[] };

/**
 * Progress as this browser keeps it. Fires `change` whenever it or the trouble changes, in whichever
 * tab. While there is trouble, changes last as long as the page.
 */
class ProgressStore extends EventTarget {
  progress: Progress = noProgress;
  trouble: Trouble | undefined;
  readonly #key = `cairn:${document.documentElement.dataset['base']}:progress`;

  constructor() {
    super();
    this.#read();
    const renew = () => {
      this.#read();
      this.dispatchEvent(new Event('change'));
    };
    addEventListener('storage', ({ key }) => {
      if (key === this.#key || key === null) renew();
    });
    // A page that comes back from the browser's memory missed what happened meanwhile.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) renew();
    });
  }

  /** Whether anything was ever marked or saved. */
  get isEmpty(): boolean {
    return this.progress.marks.size === 0 && this.progress.saved.size === 0;
  }

  /** Changes the progress as it is now in storage, which another tab may have changed. */
  update(change: (progress: Progress) => Progress): void {
    if (!this.trouble) this.#read();
    const next = change(this.progress);
    if (next === this.progress) return;
    this.progress = next;
    if (this.trouble?.kind !== 'damaged') this.#write();
    this.dispatchEvent(new Event('change'));
  }

  /** Replaces what cannot be read by what was marked since; the page offers a download before. */
  reset(): void {
    this.#write();
    this.dispatchEvent(new Event('change'));
  }

  #read(): void {
    let text: string | null;
    try {
      text = localStorage.getItem(this.#key);
    } catch {
      this.trouble = { kind: 'refused' };
      return;
    }
    this.trouble = undefined;
    if (text === null) {
      this.progress = noProgress;
      return;
    }
    const reading = readProgress(text);
    if ('progress' in reading) this.progress = reading.progress;
    else this.trouble = { kind: 'damaged', text, ...reading };
  }

  #write(): void {
    try {
      localStorage.setItem(this.#key, writeProgress(this.progress));
      this.trouble = undefined;
    } catch (error) {
      // Some browsers grant a private window a storage of no size.
      const full = (error as DOMException).name === 'QuotaExceededError' && hasItems();
      this.trouble = { kind: full ? 'full' : 'refused' };
    }
  }
}

function hasItems(): boolean {
  try {
    return localStorage.length > 0;
  } catch {
    return false;
  }
}

export const store = new ProgressStore();
