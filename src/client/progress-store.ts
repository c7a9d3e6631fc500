import { noProgress, type Progress, withoutFuture, undoChange } from '../progress/progress.ts';
import { readProgress, writeReadable } from '../progress/read-progress.ts';

/** Why progress is not kept, or could not be read. */
export type Trouble =
  /** The browser lets the site store nothing, as in some private windows. */
  | { kind: 'refused' }
  /** There is no room left. */
  | { kind: 'full' }
  /** The last change was not made, because what came of it could not be read again. */
  | { kind: 'excess'; issues: string[] }
  /** What is stored cannot be read; it stays untouched until the reader decides. */
  | { kind: 'damaged'; text: string; issues: string[] };

/**
 * Progress as this browser keeps it. Fires `change` whenever it changes, in whichever tab, and
 * `trouble` whenever a change is not made. While nothing can be kept, changes last as long as the page.
 */
export class ProgressStore extends EventTarget {
  progress: Progress = noProgress;
  trouble: Trouble | undefined;
  /** What storage held when it was last read or written. */
  #stored: Progress = noProgress;
  readonly #key = `cairn:${document.documentElement.dataset['base']}:progress`;

  constructor() {
    super();
    this.#read();
    const renew = () => {
      this.#readAgain();
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

  /**
   * Changes the progress as it is now in storage, which another tab may have changed.
   * @returns whether it was changed, or is as wanted already
   */
  update(change: (progress: Progress) => Progress): boolean {
    if (this.trouble?.kind !== 'damaged') this.#readAgain();
    const next = change(this.progress);
    if (next === this.progress) return true;
    const done = this.#keep(next);
    this.dispatchEvent(new Event(done ? 'change' : 'trouble'));
    return done;
  }

  /** Replaces what cannot be read by what was marked since; the page offers a download before. */
  reset(): void {
    this.trouble = undefined;
    this.#keep(this.progress);
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
    const reading = text === null ? { progress: noProgress } : readProgress(text);
    if ('progress' in reading) {
      this.progress = this.#stored = withoutFuture(reading.progress, Date.now());
      this.trouble = undefined;
    } else this.trouble = { kind: 'damaged', text: text ?? '', ...reading };
  }

  /** Reads what another tab may have stored, and keeps on top of it what there was no room for: that is nowhere else. */
  #readAgain(): void {
    const [here, before] = [this.progress, this.#stored];
    this.#read();
    if (!this.trouble && here !== before) this.#keep(undoChange(this.progress, here, before));
  }

  /** Makes this the progress, and stores it if that is possible. Returns whether it can be read again. */
  #keep(progress: Progress): boolean {
    const written = writeReadable(progress);
    if ('issues' in written) {
      // Of two troubles the one that is there already matters more.
      this.trouble ??= { kind: 'excess', ...written };
      return false;
    }
    this.progress = progress;
    if (this.trouble?.kind !== 'damaged') this.#write(written.text);
    return true;
  }

  #write(text: string): void {
    try {
      localStorage.setItem(this.#key, text);
      this.#stored = this.progress;
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
