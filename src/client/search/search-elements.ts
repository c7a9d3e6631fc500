/** Everything of search beyond the first key, in one file, so that it takes one request. */

import { onKey } from '../keys/pressed-key.ts';
import { formatQuery, parseFilters } from './search-filters.ts';
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
    // What was typed meanwhile continues here; the next key replaces an old query.
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

/** `<search-page>`: the results of the address, in place of the list of everything. */
export class SearchPage extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const field = form?.querySelector('input');
    const everything = this.querySelector<HTMLElement>('[data-everything]');
    if (!form || !field || !everything) return;

    const showList = () => {
      everything.hidden = field.value.trim() !== '';
    };
    const view = createSearchView('page', field, new URL('..', form.action).href, (state, by) => {
      const address = location.pathname + formatQuery(state.query, state.filters);
      if (by === 'choice') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      showList();
    });
    view.element.hidden = true;
    everything.before(view.element);

    const readAddress = () => {
      const query = new URLSearchParams(location.search);
      view.show({ query: query.get('q') ?? '', filters: parseFilters(query) });
      showList();
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { query, filters } = view.state();
      history.pushState(null, '', location.pathname + formatQuery(query, filters));
    });
    addEventListener('popstate', readAddress);
    // What was typed while this loaded comes before the address.
    if (field.value.trim() === '' || location.search !== '') readAddress();
    else field.dispatchEvent(new Event('input'));
  }
}

customElements.define('search-dialog', SearchDialog);
customElements.define('search-page', SearchPage);

/**
 * Opens the dialog with what is in the form, and puts it into the document the first time.
 * `before` gets the focus back; `isEntered` opens the first hit as well.
 */
export function openDialog(form: HTMLFormElement, before: HTMLElement, isEntered: boolean): void {
  const dialog =
    document.querySelector<SearchDialog>('search-dialog') ??
    document.body.appendChild(new SearchDialog(form));
  dialog.open(before, isEntered);
}
