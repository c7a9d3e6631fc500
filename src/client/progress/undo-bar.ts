import type { Progress } from '../../progress/progress.ts';
import { undoChange } from '../../progress/undo.ts';
import { store } from '../progress-store.ts';
import { createElement } from '../markup.ts';

/** Says politely what was done, and offers to take it back. */
export interface UndoBar {
  element: HTMLElement;
  say: (text: string) => void;
  /** Changes the progress and says what that did; what it returns takes it back. */
  act: (text: string, change: (progress: Progress) => Progress) => () => void;
}

/** Makes the bar; it stands at the foot of the window while there is something to say. */
export function createUndoBar(): UndoBar {
  const status = createElement('p', { role: 'status' });
  const button = createElement('button', { type: 'button', class: 'undo', hidden: '' }, 'Undo');
  const close = createElement('button', { type: 'button' }, 'Close');
  const element = createElement('div', { class: 'said', tabindex: '-1' }, status, button, close);
  let undo = (): void => undefined;

  const say = (text: string) => {
    status.textContent = text;
    button.hidden = true;
  };
  button.addEventListener('click', () => {
    undo();
    say('Undone.');
    // The button is gone, and the focus would be with it.
    element.focus();
  });
  close.addEventListener('click', () => say(''));
  return {
    element,
    say,
    act(text, change) {
      let [before, after] = [store.progress, store.progress];
      const done = store.update((progress) => {
        before = progress;
        return (after = change(progress));
      });
      if (!done) {
        say('Nothing was changed.');
        return () => undefined;
      }
      undo = () => store.update((progress) => undoChange(progress, before, after));
      say(text);
      button.hidden = false;
      return undo;
    },
  };
}
