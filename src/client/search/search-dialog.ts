import { onKey } from '../keys/pressed-key.ts';
import { formatQuery } from './search-filters.ts';
import { createElement } from '../markup.ts';
import { createSearchView, type SearchView } from './search-view.ts';

/** `<search-dialog>`: search above any page. */
export class SearchDialog extends HTMLElement {
  readonly #header: HTMLFormElement;
  #dialog: HTMLDialogElement | undefined;
  #field: HTMLInputElement | undefined;
  #view: SearchView | undefined;
  #before: HTMLElement | undefined;

  constructor(header: HTMLFormElement) {
    super();
    this.#header = header;
  }

  /**
   * Opens the dialog with what has been typed in the header, and the first hit if Enter was pressed there;
   * `before` gets the focus back.
   */
  open(before: HTMLElement, isEntered: boolean): void {
    if (!this.#dialog) this.#build();
    if (!this.#dialog?.open) this.#show(before);
    if (isEntered) this.#view?.openFirst();
  }

  #show(before: HTMLElement): void {
    if (!this.#field) return;
    this.#before = before;
    this.#dialog?.showModal();
    const typed = this.#header.querySelector('input');
    this.#field.focus();
    // What was typed on the way goes on here; an old query gives way to the next key.
    if (typed?.value) this.#field.value = typed.value;
    else this.#field.select();
    if (typed) typed.value = '';
    this.#field.dispatchEvent(new Event('input'));
  }

  #build(): void {
    const { action } = this.#header;
    const root = new URL('..', action).href;
    const field = createElement('input', {
      type: 'search',
      name: 'q',
      'aria-label': 'Search the catalog',
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
    });
    const all = createElement('a', { class: 'all', href: action }, 'Open as a page');
    const close = createElement('button', { type: 'button' }, 'Close');
    const form = createElement('form', { role: 'search', action }, field, close);
    const view = createSearchView('dialog', field, root, ({ query, filters }) => {
      all.href = action + formatQuery(query, filters);
    });
    const keys = createElement('p', { class: 'm keys' }, '↑ ↓ select · Enter open · Esc close');
    const dialog = createElement(
      'dialog',
      { class: 'search', 'aria-label': 'Search' },
      form,
      view.element,
      createElement('div', { class: 'end' }, all, keys),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      location.assign(all.href);
    });
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', ({ target }) => {
      const away = target === dialog || (target as Element).closest('a') !== null;
      if (away) dialog.close();
    });
    onKey(dialog, (key, event) => {
      // A search field would take the first Escape to empty itself.
      if (key !== 'Escape') return;
      event.preventDefault();
      dialog.close();
    });
    dialog.addEventListener('close', () => {
      this.#header.querySelector('input')?.blur();
      this.#before?.focus();
    });
    this.append(dialog);
    this.#dialog = dialog;
    this.#field = field;
    this.#view = view;
  }
}
