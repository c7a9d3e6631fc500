import { pageId } from '../../text/ids.ts';
import {
  formatNext,
  formatStatus,
  markOfStep,
  statusOf,
  type IndexedPath,
} from '../../progress/steps.ts';
import { followSteps, setMark } from './marking.ts';
import { store } from '../progress-store.ts';

/** `<path-progress>`: how far the reader is on the path in `data-path`, and where to continue. */
class PathProgress extends HTMLElement {
  #path: IndexedPath | undefined;
  #announces = false;

  connectedCallback(): void {
    const { max } = this.#find<HTMLProgressElement>('progress');
    const parts = Array.from({ length: max }, () => document.createElement('i'));
    this.#find('.segments').replaceChildren(...parts);
    followSteps((index) => {
      this.#path = index.paths.find(({ id }) => id === this.dataset['path']);
      this.#show();
    });
    // Only what the reader does here is announced, not what the page finds when it opens.
    document.addEventListener('marked', () => {
      this.#announces = true;
      this.#show();
    });
  }

  #show(): void {
    if (!this.#path) return;
    const status = statusOf(store.progress, this.#path);
    const { counts, next, total } = status;
    const done = formatStatus(status);
    for (const [i, part] of this.querySelectorAll('.segments i').entries()) {
      const step = this.#path.steps[i];
      setMark(part, step && markOfStep(store.progress, this.#path.id, step));
    }
    this.#find('[data-done]').textContent = done;
    this.#find<HTMLProgressElement>('progress').value = counts.done;
    const ends = counts.done + counts.skipped === total;
    const begun = counts.done + counts.doing + counts.skipped > 0;
    const goesOn = ends ? 'You are at the end of this path.' : formatNext(status);
    this.#find('[data-next]').textContent = goesOn;
    const link = this.#find<HTMLAnchorElement>('a');
    const target = next?.id ?? pageId('afterwards');
    link.href = `#${target}`;
    // A path may say nothing of afterwards.
    link.hidden = document.getElementById(target) === null;
    link.textContent = next
      ? `${begun ? 'Continue' : 'Start'} with ${next.code}`
      : 'What you can do now';
    if (this.#announces) this.#find('[role=status]').textContent = `${done}. ${goesOn}`;
    this.#announces = false;
  }

  #find<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }
}

customElements.define('path-progress', PathProgress);
