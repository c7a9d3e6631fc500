import { store } from '../progress-store.ts';

/** Notes on the root what the header shows of the reader's progress and reading list, as the first script does. */
export function showKept(): void {
  const root = document.documentElement;
  const { marks, saved } = store.progress;
  const isMarked = [...marks.values()].some(({ as }) => as !== 'open');
  root.toggleAttribute('data-marked', isMarked);
  const count = [...saved.values()].filter(({ kept }) => kept).length;
  root.toggleAttribute('data-saved', count > 0);
  root.style.setProperty('--saved', `"${count}"`);
}
