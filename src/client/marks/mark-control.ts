import type { Mark } from '../../progress/progress.ts';
import { setSaved } from '../../progress/progress.ts';
import { markOfResource } from '../../progress/steps.ts';
import { followSteps, markAt, markResource, markStepAs } from './marking.ts';
import { store } from '../progress-store.ts';

const labels: Record<Mark, string> = { done: 'Done', doing: 'Doing', skipped: 'Skip' };

/**
 * `<mark-control>`: marks the step in `data-step` and keeps the resources in `data-saves` on the reading list, or
 * marks and keeps the resource in `data-resource`. Without script it is empty.
 */
class MarkControl extends HTMLElement {
  readonly #marks = new Map<Mark, HTMLButtonElement>();

  connectedCallback(): void {
    const { step, resource, saves = resource } = this.dataset;
    const named = this.closest('li, .head')?.querySelectorAll(':scope > .stop, h3, h1') ?? [];
    const name = Array.from(named, ({ textContent }) => textContent.trim()).join(' ');
    this.role = 'group';
    this.ariaLabel = `Your mark on ${name}`;
    const marks = document.createElement('span');
    for (const [mark, label] of Object.entries(labels) as [Mark, string][]) {
      const button = createToggle(label, mark, () => {
        const as = isPressed(button) ? 'open' : mark;
        if (step) void markStepAs(step, as);
        else if (resource) markResource(resource, as);
      });
      this.#marks.set(mark, button);
      marks.append(button);
    }
    this.append(marks);
    if (saves) this.#addSave(saves.split(' '));
    if (step) followSteps((index) => this.#show(markAt(index, step)));
    if (resource) {
      const show = () => this.#show(markOfResource(store.progress, resource));
      store.addEventListener('change', show);
      show();
    }
  }

  #addSave(ids: string[]): void {
    const button = createToggle('Save', 'saved', () => {
      const kept = !isPressed(button);
      const now = Date.now();
      store.update((progress) =>
        ids.reduce((all, id) => setSaved(all, id, { kept }, now), progress),
      );
    });
    button.title = 'Save to your reading list';
    const show = () => {
      press(
        button,
        ids.every((id) => store.progress.saved.get(id)?.kept),
      );
    };
    store.addEventListener('change', show);
    show();
    this.append(button);
  }

  #show(mark: Mark | undefined): void {
    for (const [each, button] of this.#marks) press(button, each === mark);
  }
}

function createToggle(label: string, value: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', value, textContent: label });
  press(button, false);
  button.addEventListener('click', act);
  return button;
}

function isPressed(button: HTMLButtonElement): boolean {
  return button.ariaPressed === 'true';
}

function press(button: HTMLButtonElement, pressed: boolean): void {
  button.ariaPressed = String(pressed);
}

customElements.define('mark-control', MarkControl);
