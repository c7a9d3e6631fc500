import type { Entry } from '../../contribute/resource-fields.ts';
import type { FormFacts } from '../../contribute/form/draft.ts';
import { idPattern } from '../../text/ids.ts';
import { announce, createElement } from '../markup.ts';
import {
  isEditedElsewhere,
  onOtherTab,
  openDraft,
  storeDraft,
  type StoredDraft,
  fetchSource,
} from './form-draft.ts';
import {
  describeFields,
  type Control,
  connectLists,
  setItemCount,
  keepFocusInView,
  fillPlaces,
} from './form-fields.ts';
import type { Shown } from './form-issues.ts';
import type { Worked, PreviewedResource } from './form-work.ts';

const PAUSE = 200;
/**
 * `<resource-form>`: writes the file of a resource from what is typed, shows the issues that the check would find, and
 * links to the page that proposes it. Its fields are disabled until this script enables them; what is heavy is loaded
 * when somebody begins. `?edit=<id>` opens a published resource; `?url=` and `?title=` fill in a new one.
 */
class ResourceForm extends HTMLElement {
  #facts = JSON.parse(this.dataset['facts'] ?? '{}') as FormFacts;
  #form = this.querySelector('form')!;
  #id = this.#find<HTMLInputElement>('[data-id]');
  #note = this.#find('[data-note]');
  #reset = this.#find<HTMLButtonElement>('[data-reset]');
  #elsewhere = createElement('p', { class: 'note', role: 'status', hidden: '' });
  /** The resource that is edited; empty for a new one. */
  #key = '';
  #original: string | undefined;
  /** Fields that somebody has left or chosen in; their issues are shown. */
  #touched = new WeakSet<Element>();
  #areAllShown = false;
  #isIdOwn = false;
  #isKindOwn = false;
  /** What was cleared, until somebody types again. */
  #cleared: StoredDraft | undefined;
  /** What was removed from the address. */
  #cleaned = '';
  #worked: Worked | undefined;
  #timer: number | undefined;
  #work: Promise<typeof import('./form-work.ts')> | undefined;

  connectedCallback(): void {
    describeFields(this.#form);
    connectLists(this.#form, () => this.#type());
    keepFocusInView(this.#form);
    this.#note.after(this.#elsewhere);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#goToFirst();
    });
    this.#form.addEventListener('focusin', () => void this.#load(), { once: true });
    this.#form.addEventListener('focusout', ({ target }) => this.#touch(target as Control));
    this.#form.addEventListener('change', ({ target }) => this.#touch(target as Control));
    this.#form.addEventListener('input', ({ target }) => this.#type(target as Control));
    this.#find('[data-copy]').addEventListener('click', () => void this.#copy());
    this.#find('[data-download]').addEventListener('click', () => this.#download());
    this.#reset.addEventListener('click', () => void this.#clearOrUndo());
    this.#find('[data-propose]').addEventListener('click', () => {
      if (!this.#worked?.proposal.isFilled) void this.#copy();
    });
    onOtherTab(() => void this.#lookElsewhere());
    void this.#begin();
  }

  /** Opens the resource of the address, or a draft of this browser. */
  async #begin(): Promise<void> {
    const parameters = new URLSearchParams(location.search);
    const edit = parameters.get('edit') ?? '';
    // Before anything is filled in, which may choose one.
    const places = this.#form.querySelector<HTMLSelectElement>('[data-places]');
    if (places) await fillPlaces(places);
    const isOpen = edit === '' || (await this.#open(edit));
    const given: Entry[] = ['url', 'title'].flatMap((name) => {
      const value = parameters.get(name);
      return value ? [[name, value] as Entry] : [];
    });
    // What the address fills in begins a new draft; a draft of another resource would hide it.
    const { draft, isCopy } = await openDraft(this.#key, given.length === 0);
    // Not sooner: what is published would take the place of what somebody has typed by then.
    this.#form.querySelector('fieldset')!.disabled = false;
    if (!isOpen) return;
    if (draft) {
      this.#restore(draft);
      const isStale = draft.original !== this.#original;
      this.#say(
        [
          isCopy
            ? 'This tab is a copy of another one and now has its own draft.'
            : 'Restored your draft.',
          ...(isStale
            ? ['The file has changed since: compare the two before you propose it.']
            : []),
          '“Start over” clears it.',
        ].join(' '),
      );
      // A copy has to be kept before anything is typed.
      this.#store();
      await this.#show();
      return;
    }
    if (this.#original !== undefined) return this.#show();
    this.#fill([...given, ...this.#today()]);
    if (given.length === 0) return;
    this.dataset['begun'] = '';
    const names = given.map(([name]) => (name === 'url' ? 'link' : name)).join(' and ');
    this.#say(`Filled in from the link you followed: ${names}. Check it, then add the rest.`);
    await this.#clean();
    this.#change();
  }

  /** Fills the form with a published resource. */
  async #open(id: string): Promise<boolean> {
    const source = idPattern.test(id) ? await fetchSource(id).catch(() => undefined) : undefined;
    if (source === undefined) {
      this.#say(
        `There is no resource “${id.slice(0, 90)}” to edit. You can add a new one with this form.`,
      );
      return false;
    }
    this.#original = source;
    this.#key = id;
    this.#id.value = id;
    this.#id.readOnly = true;
    this.#isIdOwn = this.#isKindOwn = true;
    this.dataset['begun'] = '';
    this.#find('[data-retiring]').hidden = false;
    const { readEntries } = await this.#load();
    this.#fill(readEntries(this.#original));
    const heading = document.querySelector('[data-title]');
    if (heading) heading.textContent = `Edit ${this.#value('title')}`;
    return true;
  }

  /** Takes in a change that somebody made, in a field or of a list. */
  #type(field?: Control): void {
    this.dataset['begun'] = '';
    this.#cleared = undefined;
    this.#reset.textContent = 'Start over';
    if (field === this.#id) this.#isIdOwn = field.value !== '';
    if (field?.name === 'kind') this.#isKindOwn = field.value !== '';
    if (field?.name === 'url') this.#cleaned = '';
    this.#store();
    this.#change();
  }

  /** Fills what follows from title and address, unless somebody has. */
  async #proposeRest(): Promise<void> {
    const { propose } = await this.#load();
    const { id, kind } = await propose(this.#value('title'), this.#value('url'), this.#facts);
    const select = this.#form.elements.namedItem('kind') as HTMLSelectElement;
    const before = [this.#id.value, select.value].join();
    if (!this.#isIdOwn) this.#id.value = id;
    if (!this.#isKindOwn && kind) select.value = kind;
    if ([this.#id.value, select.value].join() !== before) this.#store();
  }

  /** Shows the issues of a field from now on. */
  #touch(field: Control): void {
    if (!field.matches('input, select, textarea')) return;
    this.#touched.add(field);
    if (field.name === 'url') void this.#clean();
    if (this.#worked) void this.#show();
  }

  /** Removes tracking parameters from the address. */
  async #clean(): Promise<void> {
    const field = this.#form.elements.namedItem('url') as HTMLInputElement;
    const typed = field.value;
    if (!typed.includes('?')) return;
    const { cleanAddress } = await this.#load();
    const { address, says } = cleanAddress(typed);
    // Somebody may have typed on.
    if (says === undefined || field.value !== typed) return;
    field.value = address;
    this.#cleaned = `${says} `;
    this.#store();
    this.#change();
  }

  #change(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#show(), PAUSE);
  }

  async #show(): Promise<void> {
    clearTimeout(this.#timer);
    const parts = await this.#load();
    if (!this.#isIdOwn || !this.#isKindOwn) await this.#proposeRest();
    const worked = await parts.work(this.#draft(), this.#facts);
    this.#worked = worked;
    this.#find('[data-text]').textContent = worked.text;
    this.#find('[data-file]').textContent = worked.file;
    this.#find('[data-row]').replaceChildren(parts.createPreviewRow(this.#previewed()));
    parts.showListed(this.#find('[data-listed]'), this.#cleaned, worked.listed);
    parts.showMeanings(this.#form, parts.meaningOf);
    const shown = parts.showIssues(
      this.#form,
      worked.issues,
      (holder) => this.#areAllShown || this.#isTouched(holder),
      (name, value) => this.#fix(name, value),
    );
    if (shown.news.length > 0) announce(shown.news.join(' '));
    const state = parts.formatState(worked, shown, this.#original !== undefined);
    this.#showState(state, worked, shown);
  }

  #isTouched(holder: HTMLElement): boolean {
    return [...holder.querySelectorAll('input, select, textarea')].some((field) =>
      this.#touched.has(field),
    );
  }

  #fix(name: string, value: string): void {
    const field = this.#form.elements.namedItem(name) as Control;
    field.value = value;
    field.focus();
    this.#store();
    this.#change();
  }

  #showState(state: string, { proposal }: Worked, { wrong, waiting }: Shown): void {
    const errors = wrong.length + waiting.length;
    const status = this.#find('[data-state]');
    // The same words again would be read again.
    if (!this.#cleared && status.textContent !== state) status.textContent = state;
    const link = this.#find<HTMLAnchorElement>('[data-propose]');
    link.href = proposal.href;
    link.hidden = errors > 0;
    this.#find('[data-first]').hidden = errors === 0;
  }

  #previewed(): PreviewedResource {
    const select = this.#form.elements.namedItem('kind') as HTMLSelectElement;
    const { options } = this.#form.elements.namedItem('level.from') as HTMLSelectElement;
    // The first option is that no level is known.
    const [, ...levels] = [...options].map(({ value }) => value);
    const from = levels.indexOf(this.#value('level.from'));
    const to = levels.indexOf(this.#value('level.to'));
    return {
      title: this.#value('title'),
      summary: this.#value('summary'),
      kind: select.value ? (select.selectedOptions[0]?.textContent?.trim() ?? '') : 'kind',
      levels: from === -1 || to < from ? [] : levels.slice(from, to + 1),
      url: this.#value('url'),
      pick: this.#value('featured') === 'true',
    };
  }

  async #copy(): Promise<void> {
    const text = this.#worked?.text ?? '';
    const said = this.#find('[data-state]');
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = 'Copied.';
    } catch {
      getSelection()?.selectAllChildren(this.#find('[data-text]'));
      said.textContent = 'This browser does not allow copying. The text is selected: press Ctrl+C.';
    }
  }

  #download(): void {
    const file = new Blob([this.#worked?.text ?? ''], { type: 'application/yaml' });
    const link = createElement('a', {
      href: URL.createObjectURL(file),
      download: `${this.#id.value || 'resource'}.yaml`,
    });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** Clears the form; the same button undoes that until somebody types. */
  async #clearOrUndo(): Promise<void> {
    const before = this.#cleared;
    this.#cleared = before ? undefined : this.#draft();
    this.#cleaned = '';
    this.#note.hidden = true;
    if (before) {
      this.#restore(before);
      this.#store();
    } else {
      storeDraft(undefined);
      this.#touched = new WeakSet();
      this.#areAllShown = false;
      this.#isIdOwn = this.#isKindOwn = this.#key !== '';
      this.#id.value = this.#key;
      const { readEntries } = await this.#load();
      this.#fill(this.#original === undefined ? this.#today() : readEntries(this.#original));
      this.#find('[data-state]').textContent =
        this.#key === '' ? 'The form is cleared.' : 'Your changes were discarded.';
    }
    this.#reset.textContent = before ? 'Start over' : 'Undo';
    if (before) announce('Your entry was restored.');
    await this.#show();
  }

  /** Shows every issue and moves to the first field with an error; with none, to the link that proposes. */
  async #goToFirst(): Promise<void> {
    this.#areAllShown = true;
    await this.#show();
    const { findFirstWrong } = await this.#load();
    const first = findFirstWrong(this.#form) ?? this.#find('[data-propose]');
    for (let at = first.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
      at.open = true;
    first.focus();
  }

  /** Says so if another tab has a draft of the same resource. */
  async #lookElsewhere(): Promise<void> {
    const isElsewhere = await isEditedElsewhere(this.#draft());
    this.#elsewhere.hidden = !isElsewhere;
    this.#elsewhere.textContent = isElsewhere
      ? 'You are editing this resource in another tab too. Each tab keeps its own draft, and reloading a tab restores its own. Propose only one of them.'
      : '';
  }

  #restore(draft: StoredDraft): void {
    this.dataset['begun'] = '';
    this.#fill(draft.entries);
    this.#id.value = draft.id;
    this.#isIdOwn = this.#isKindOwn = true;
  }

  /** Fills the form, and empties what no entry is for. What is filled in counts as touched. */
  #fill(entries: Entry[]): void {
    for (const list of this.#form.querySelectorAll<HTMLElement>('[data-list]')) {
      const name = `${list.dataset['list']}.`;
      const numbers = entries.flatMap(([field]) =>
        field.startsWith(name) ? Number(field.slice(name.length).split('.')[0]) : [],
      );
      const least = list.querySelector('template') ? 0 : 1;
      setItemCount(list, Math.max(least, ...numbers.map((n) => n + 1)), () => this.#type());
    }
    const values = new Map(entries);
    for (const field of this.#form.querySelectorAll<Control>('[name]')) {
      field.value = values.get(field.name) ?? '';
      if (field.value !== '') this.#touched.add(field);
    }
    for (const details of this.#form.querySelectorAll('details'))
      details.open ||= entries.some(
        ([name, value]) =>
          value && name !== 'added' && details.querySelector(`[name="${CSS.escape(name)}"]`),
      );
  }

  #today(): Entry[] {
    return [['added', new Date().toISOString().slice(0, 10)]];
  }

  #draft(): StoredDraft {
    return {
      edit: this.#key,
      id: this.#id.value.trim(),
      entries: [...new FormData(this.#form)] as Entry[],
      original: this.#original,
    };
  }

  #store(): void {
    storeDraft(this.#draft());
    void this.#lookElsewhere();
  }

  #value(name: string): string {
    const field = this.#form.elements.namedItem(name);
    return field && 'value' in field ? field.value.trim() : '';
  }

  #say(text: string): void {
    this.#note.hidden = false;
    this.#note.textContent = text;
    announce(text);
  }

  #load() {
    return (this.#work ??= import('./form-work.ts').catch((error: unknown) => {
      this.#work = undefined;
      const next = this.#original === undefined ? 'keep typing' : 'reload the page';
      this.#say(`A part of this page could not be loaded. Check your connection and ${next}.`);
      throw error;
    }));
  }

  #find<E extends HTMLElement>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }
}

customElements.define('resource-form', ResourceForm);
