import { setAnswers } from '../progress/progress.ts';
import { store } from './progress-store.ts';

/**
 * `<path-finder>`: finds the learning path that most of the answers suggest, and remembers them in this
 * browser. The page is plain advice without it: its fields wait, disabled, until this script enables them.
 */
class PathFinder extends HTMLElement {
  readonly #status = this.querySelector('[role=status]')!;
  readonly #hint = [...this.#status.childNodes];
  readonly #reset = this.querySelector('button')!;

  connectedCallback(): void {
    const form = this.querySelector('form')!;
    for (const fieldset of form.querySelectorAll('fieldset')) fieldset.disabled = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => this.#keep(this.#readAnswers()));
    this.#reset.addEventListener('click', () => {
      this.#keep([]);
      form.querySelector('input')?.focus();
    });
    store.addEventListener('change', () => this.#restore());
    this.#restore();
  }

  /** By question, as it is worded: one that the catalog words anew is a question of its own. */
  #readAnswers(): [question: string, answer: string][] {
    return this.#findRadios()
      .filter(({ radio }) => radio.checked)
      .map(({ question, answer }) => [question, answer]);
  }

  #keep(answers: [string, string][]): void {
    store.update((progress) => setAnswers(progress, new Map(answers)));
    this.#restore();
  }

  #restore(): void {
    const { answers } = store.progress;
    for (const { radio, question, answer } of this.#findRadios())
      radio.checked = answers.get(question) === answer;
    this.#show();
  }

  #findRadios() {
    return [...this.querySelectorAll('fieldset')].flatMap((fieldset) => {
      const question = textOf(fieldset.querySelector('legend'));
      return [...fieldset.querySelectorAll('input')].map((radio) => ({
        radio,
        question,
        answer: textOf(radio.parentElement),
      }));
    });
  }

  #show(): void {
    const given = [...this.querySelectorAll('div:has(> label :checked)')];
    const links = given.flatMap((answer) => [...answer.querySelectorAll('a')]);
    const byPath = [...Map.groupBy(links, ({ href }) => href).values()];
    const most = Math.max(...byPath.map(({ length }) => length));
    const best = byPath.filter(({ length }) => length === most);
    this.#reset.hidden = given.length === 0;
    this.#status.replaceChildren(
      ...(given.length > 0 ? formatResult(given.length, best) : this.#hint),
    );
  }
}

/** What so many answers suggest: `best` holds the links of each path that most of them name. */
function formatResult(given: number, best: HTMLAnchorElement[][]): (string | Node)[] {
  const [first, ...others] = best;
  if (!first) return ['No path suits these answers better than the others.'];
  const paths = best.flatMap(([link], i) => [
    i === 0 ? ' ' : i < others.length ? ', ' : ' and ',
    link!.cloneNode(true),
  ]);
  if (others.length > 0) return ['Equally good matches:', ...paths, '.'];
  const share = given > 1 ? ` (${first.length} of ${given} answers)` : '';
  return ['Best match:', ...paths, `${share}. ${first.map(reasonOf).join(' ')}`];
}

/** Why the answer that a link is at suggests its path. */
function reasonOf(link: HTMLAnchorElement): string {
  return textOf(link.closest('div')?.querySelector('.dim'));
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent.trim() ?? '';
}

customElements.define('path-finder', PathFinder);
