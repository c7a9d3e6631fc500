import { type Progress, undoChange } from '../../progress/progress.ts';
import { store } from '../progress-store.ts';
import { createElement } from '../markup.ts';

/** Says politely what was done, and offers to take it back. */
export interface UndoBar {
  element: HTMLElement;
  say: (text: string) => void;
  /** Changes the progress and says what that did, and `undone` once that is undone; what it returns undoes it. */
  act: (text: string, change: (progress: Progress) => Progress, undone?: string) => () => void;
}

/** Makes the bar; it is at the foot of the window while there is something to say. */
export function createUndoBar(): UndoBar {
  const status = createElement('p', { role: 'status' });
  const button = createElement('button', { type: 'button', class: 'undo', hidden: '' }, 'Undo');
  const close = createElement('button', { type: 'button' }, 'Close');
  const element = createElement('div', { class: 'said', tabindex: '-1' }, status, button, close);
  let undo = (): void => undefined;
  let undone = '';

  const say = (text: string) => {
    status.textContent = text;
    button.hidden = true;
  };
  button.addEventListener('click', () => {
    undo();
    say(undone);
    // The button is gone, and the focus would be with it.
    element.focus();
  });
  close.addEventListener('click', () => say(''));
  return {
    element,
    say,
    act(text, change, textOfUndo = 'Undone.') {
      let [before, changed] = [store.progress, store.progress];
      const done = store.update((progress) => {
        before = progress;
        return (changed = change(progress));
      });
      if (!done) {
        say('Nothing was changed.');
        return () => undefined;
      }
      undo = () => store.update((progress) => undoChange(progress, before, changed));
      undone = textOfUndo;
      say(text);
      button.hidden = false;
      return undo;
    },
  };
}
