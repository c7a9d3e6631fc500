import { formatNewEntry } from '../../list/list-form.ts';
import type { FormPlace } from '../../source/list-file.ts';

/** Writes the line of a new entry of a list, as the list writes its own, while somebody types. */
class ListForm extends HTMLElement {
  #places: (FormPlace & { edit?: string })[] = [];

  connectedCallback(): void {
    void this.#begin().catch(() => {
      this.#find<HTMLElement>('[data-state]').textContent =
        'The places of the list could not be loaded. Reload the page to try again.';
    });
  }

  async #begin(): Promise<void> {
    const response = await fetch(this.dataset['places'] ?? '');
    if (!response.ok) throw new Error(response.statusText);
    this.#places = (await response.json()) as (FormPlace & { edit?: string })[];
    const select = this.#find<HTMLSelectElement>('select');
    select.append(...this.#places.map(({ label }, i) => new Option(label, String(i))));
    this.#find<HTMLFieldSetElement>('fieldset').disabled = false;
    const form = this.#find<HTMLFormElement>('form');
    form.addEventListener('input', () => {
      this.#show();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.#find<HTMLElement>('[data-copy]').addEventListener('click', () => {
      void this.#copy();
    });
    this.#show();
  }

  #show(): void {
    const read = (name: string) => this.#find<HTMLInputElement>(`[name="${name}"]`).value.trim();
    const [title, url, summary] = [read('title'), read('url'), read('summary')];
    const place = this.#places[Number(read('place'))];
    const missing = [
      ...(URL.canParse(url) && /^https?:\/\//i.test(url) ? [] : ['the whole URL, with https://']),
      ...(title === '' ? ['a title'] : []),
    ];
    const isReady = missing.length === 0 && place !== undefined;
    this.#find<HTMLElement>('[data-result]').hidden = !isReady;
    const state = this.#find<HTMLElement>('[data-state]');
    state.textContent = isReady ? '' : `Still missing: ${missing.join(' and ')}.`;
    if (!isReady) return;
    const { text, below } = formatNewEntry(place, { title, url, summary });
    this.#find<HTMLElement>('[data-text]').textContent = text;
    const neighbour = place.entries.find(([, line]) => line === below);
    this.#find<HTMLElement>('[data-where]').textContent =
      neighbour === undefined
        ? `It belongs below line ${below}, under “${place.label}”.`
        : `It belongs below line ${below}, behind “${neighbour[0]}” under “${place.label}”.`;
    const edit = this.querySelector<HTMLAnchorElement>('[data-edit]');
    if (edit && place.edit !== undefined) edit.href = `${place.edit}#L${below}`;
  }

  async #copy(): Promise<void> {
    const state = this.#find<HTMLElement>('[data-state]');
    try {
      await navigator.clipboard.writeText(this.#find<HTMLElement>('[data-text]').textContent);
      state.textContent = 'Copied.';
    } catch {
      state.textContent = 'The browser does not allow copying here. Select the line instead.';
    }
  }

  #find<E extends Element>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }
}

customElements.define('list-form', ListForm);
