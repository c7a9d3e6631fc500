import { noProgress, renameKeys } from '../../progress/progress.ts';
import type { Reading } from '../../progress/read-progress.ts';
import { loadCatalogIndex, type CatalogIndex, createUndoBar } from './page-parts.ts';
import { enableExport, enableImport } from './progress-transfer.ts';
import { createMarkedList, showPaths, showReady } from './progress-lists.ts';
import { store } from '../progress-store.ts';
import { findNamedIds } from '../resource-index.ts';

/** `<progress-page>`: all that a reader marked, and the ways to take it along. */
class ProgressPage extends HTMLElement {
  readonly #bar = createUndoBar();
  #showMarked: ReturnType<typeof createMarkedList> | undefined;

  connectedCallback(): void {
    this.append(this.#bar.element);
    enableExport(this);
    this.#enableRemoval();
    void this.#show();
    store.addEventListener('change', () => void this.#show());
    enableImport(this, (reading) => void this.#receive(reading));
  }

  async #show(): Promise<void> {
    // Who has marked nothing loads nothing.
    const index = store.isEmpty && !this.#showMarked ? undefined : await this.#load();
    if (index) this.#fill(index);
    const rows = this.querySelectorAll('[data-known] > *, [data-unknown] li');
    this.#find('[data-unknown]').hidden = this.#find('[data-unknown] > ul').children.length === 0;
    this.#find('[data-none]').hidden = rows.length > 0 || (!index && !store.isEmpty);
    this.#find('[data-own]').hidden = false;
  }

  #fill(index: CatalogIndex): void {
    const { progress } = store;
    showPaths(this, progress, index.steps.paths);
    showReady(this.#find('[data-ready]'), progress, index);
    this.#showMarked ??= createMarkedList(
      this.#find('[data-known]'),
      this.#find('[data-unknown] > ul'),
      this.#bar,
    );
    this.#showMarked(progress, index.names);
  }

  async #receive(reading: Reading): Promise<void> {
    const section = this.#find('[data-arriving]');
    const preview = await this.#loadPreview();
    if (!preview) return;
    if ('issues' in reading) {
      preview.showIssues(section, reading.issues);
      return;
    }
    const index = await this.#load(reading.progress);
    if (!index) return;
    const theirs = renameKeys(reading.progress, index.steps.renamed);
    preview.showPreview(section, theirs, index, this.#bar);
  }

  #enableRemoval(): void {
    this.#find('[data-do=remove]').addEventListener('click', () => {
      if (store.trouble?.kind === 'damaged') store.reset();
      this.#bar.act('Everything is removed from this browser.', () => noProgress);
      this.#find('details').removeAttribute('open');
      this.#bar.element.focus();
    });
  }

  /** What shows an import comes with the first one. */
  async #loadPreview() {
    try {
      return await import('./import-preview.ts');
    } catch {
      this.#bar.say('The import could not be loaded. Check your connection.');
      return undefined;
    }
  }

  /** What is known of everything that is marked here, or in what arrives. */
  async #load(arriving = noProgress): Promise<CatalogIndex | undefined> {
    try {
      const ids = [store.progress, arriving].flatMap(findNamedIds);
      return await loadCatalogIndex(ids);
    } catch (error) {
      this.#bar.say((error as Error).message);
      return undefined;
    }
  }

  #find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

customElements.define('progress-page', ProgressPage);
