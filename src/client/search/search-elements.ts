/** Everything of search beyond the first key, in one file, so that it takes one request. */
import { SearchDialog } from './search-dialog.ts';
import { SearchPage } from './search-page.ts';

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
