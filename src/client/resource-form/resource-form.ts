import type { FormEntry } from '../../contribute/form/form-data.ts';
import type { FormFacts } from '../../contribute/form/form-facts.ts';
import { createElement } from '../markup.ts';
import { readDraft, storeDraft } from './form-draft.ts';
import { findFirstWrong, showIssues } from './form-issues.ts';
import { connectLists, setItemCount } from './form-lists.ts';
import { keepFocusInView } from './keep-in-view.ts';
import type { Worked } from './form-work.ts';
import { createPreviewRow } from './preview-row.ts';

const PAUSE = 200;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LEVELS = ['beginner', 'intermediate', 'advanced'];

/**
 * `<resource-form>`: writes the file of a resource from what is typed, tells what the check would, and leads to the
 * page that proposes it. Its fields wait, disabled, until this script enables them; what is heavy is loaded when
 * somebody begins.
 */
class ResourceForm extends HTMLElement {
  #facts = JSON.parse(this.dataset['facts'] ?? '{}') as FormFacts;
  #form = this.querySelector('form')!;
  #id = this.#find<HTMLInputElement>('[data-id]');
  #note = this.#find('[data-note]');
  /** The resource that is edited; empty for a new one. */
  #key = '';
  #original: string | undefined;
  #touched = new Set<string>();
  #told: 'all' | undefined;
  #isIdOwn = false;
  #isKindOwn = false;
  #worked: Worked | undefined;
  #timer: number | undefined;
  #work: Promise<typeof import('./form-work.ts')> | undefined;

  connectedCallback(): void {
    connectLists(this.#form, () => this.#change());
    keepFocusInView(this.#form);
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('focusin', () => void this.#load(), { once: true });
    this.#form.addEventListener('focusout', ({ target }) =>
      this.#leave(target as HTMLInputElement),
    );
    this.#form.addEventListener('input', ({ target }) => this.#type(target as HTMLInputElement));
    this.#find('[data-copy]').addEventListener('click', () => void this.#copy());
    this.#find('[data-download]').addEventListener('click', () => this.#download());
    this.#find('[data-anew]').addEventListener('click', () => this.#startAnew());
    this.#find('[data-first]').addEventListener('click', () => void this.#goToFirst());
    this.#find('[data-propose]').addEventListener('click', () => {
      if (!this.#worked?.proposal.isFilled) void this.#copy();
    });
    void this.#begin();
  }

  /** Takes up what the address asks for, or a draft that was left. */
  async #begin(): Promise<void> {
    const asked = new URLSearchParams(location.search);
    const edit = asked.get('edit') ?? '';
    const isOpen = edit === '' || (await this.#open(edit));
    // Not sooner: what is published would take the place of what somebody has typed by then.
    this.#form.querySelector('fieldset')!.disabled = false;
    if (!isOpen) return;
    const draft = readDraft(this.#key);
    if (draft) {
      this.#fill(draft.entries);
      this.#id.value = draft.id;
      this.#isIdOwn = this.#isKindOwn = true;
      const isStale = draft.original !== this.#original;
      this.#say(
        `Your draft is back.${isStale ? ' The file has changed since: compare the two before you propose it.' : ''} “Start anew” throws it away.`,
      );
      await this.#show();
      return;
    }
    if (this.#original !== undefined) return this.#show();
    const given: FormEntry[] = ['url', 'title'].flatMap((name) => {
      const value = asked.get(name);
      return value ? [[name, value] as FormEntry] : [];
    });
    this.#fill([...given, ['added', new Date().toISOString().slice(0, 10)]]);
    if (given.length === 0) return;
    const names = given.map(([name]) => (name === 'url' ? 'link' : name)).join(' and ');
    this.#say(`Filled in from the link you followed: ${names}. Check it, then add the rest.`);
    await this.#proposeRest();
  }

  /** Fills the form with a published resource. */
  async #open(id: string): Promise<boolean> {
    const base = document.documentElement.dataset['base'] ?? '/';
    const response = ID.test(id)
      ? await fetch(`${base}resources/${id}.yaml`).catch(() => undefined)
      : undefined;
    if (!response?.ok) {
      this.#say(
        `There is no resource “${id.slice(0, 90)}” here that could be edited. This form makes a new one.`,
      );
      return false;
    }
    this.#original = await response.text();
    this.#key = id;
    this.#id.value = id;
    this.#id.readOnly = true;
    this.#isIdOwn = this.#isKindOwn = true;
    this.#find('[data-retiring]').hidden = false;
    const { readEntries } = await this.#load();
    this.#fill(readEntries(this.#original));
    const heading = document.querySelector('[data-title]');
    if (heading) heading.textContent = `Edit ${this.#value('title')}`;
    return true;
  }

  #type(field: HTMLInputElement): void {
    if (field === this.#id) this.#isIdOwn = field.value !== '';
    if (field.name === 'kind') this.#isKindOwn = field.value !== '';
    if (['url', 'title'].includes(field.name)) void this.#proposeRest();
    else this.#change();
  }

  async #proposeRest(): Promise<void> {
    const { propose } = await this.#load();
    const { id, kind } = await propose(this.#value('title'), this.#value('url'));
    if (!this.#isIdOwn) this.#id.value = id;
    const select = this.#form.elements.namedItem('kind') as HTMLSelectElement;
    if (!this.#isKindOwn && kind) select.value = kind;
    this.#change();
  }

  #leave(field: HTMLInputElement): void {
    const name = field === this.#id ? 'id' : field.name;
    if (!name || this.#touched.has(name)) return;
    this.#touched.add(name);
    if (this.#worked) this.#showIssues(this.#worked);
  }

  #change(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#show(), PAUSE);
  }

  async #show(): Promise<void> {
    const entries = this.#entries();
    const filled = { id: this.#id.value.trim(), entries, original: this.#original };
    storeDraft(this.#key, filled);
    const { work, meaningOf } = await this.#load();
    const worked = await work(filled, this.#facts);
    this.#worked = worked;
    this.#find('[data-text]').textContent = worked.text;
    this.#find('[data-file]').textContent = worked.file;
    this.#find('[data-row]').replaceChildren(this.#createRow());
    this.#showListed(worked);
    this.#showMeanings(meaningOf);
    this.#showIssues(worked);
    this.#showState(worked);
  }

  #showIssues({ issues }: Worked): void {
    showIssues(this.#form, issues, this.#told ?? this.#touched, (name, value) => {
      const field = this.#form.elements.namedItem(name) as HTMLInputElement;
      field.value = value;
      field.focus();
      this.#change();
    });
  }

  #showState({ issues, proposal }: Worked): void {
    const errors = issues.filter(({ isAdvice }) => !isAdvice).length;
    const advice = issues.length - errors;
    const pieces =
      advice === 0 ? '' : ` ${advice === 1 ? 'One piece' : `${advice} pieces`} of advice.`;
    const left = errors === 1 ? 'One thing is left to mend.' : `${errors} things are left to mend.`;
    const how = proposal.isFilled
      ? 'Ready: the page there is filled in.'
      : this.#original === undefined
        ? 'Ready. It is too long for an address: the link copies it, paste it there.'
        : 'Ready: the link copies it; there select all and paste.';
    this.#find('[data-state]').textContent = `${errors === 0 ? how : left}${pieces}`;
    const link = this.#find<HTMLAnchorElement>('[data-propose]');
    link.href = proposal.href;
    link.hidden = errors > 0;
    this.#find('[data-first]').hidden = errors === 0;
  }

  #showListed({ listed }: Worked): void {
    const base = document.documentElement.dataset['base'] ?? '/';
    const items = listed.flatMap(({ id, says, address }) => [
      `${says.charAt(0).toUpperCase()}${says.slice(1)}. `,
      createElement('a', { href: `${base}${address.slice(1)}` }, 'Its page'),
      ', ',
      createElement('a', { href: `${base}contribute/new/?edit=${id}` }, 'edit it instead'),
      ' ',
    ]);
    const box = this.#find('[data-listed]');
    if (
      box.textContent !==
      items.map((item) => (typeof item === 'string' ? item : item.textContent)).join('')
    )
      box.replaceChildren(...items);
  }

  /** Says what the chosen kinds and levels mean, and how much of a text fits. */
  #showMeanings(meaningOf: (value: string) => string): void {
    for (const select of this.#form.querySelectorAll('select')) {
      const help = this.#form.querySelector(`#${CSS.escape(`${select.id}-help`)}`);
      if (!help || meaningOf(select.options[1]?.value ?? '') === '') continue;
      let said = help.querySelector('.means');
      if (!said) help.append(' ', (said = createElement('span', { class: 'means' })));
      said.textContent = meaningOf(select.value);
    }
    for (const count of this.#form.querySelectorAll<HTMLElement>('.count')) {
      const most = /\d+(?= characters)/.exec(count.textContent)?.[0] ?? '';
      const length = count.closest('.field')?.querySelector('textarea')?.value.trim().length ?? 0;
      count.textContent = `${length === 0 ? 'at most' : `${length} of`} ${most} characters`;
    }
  }

  #createRow(): HTMLLIElement {
    const select = this.#form.elements.namedItem('kind') as HTMLSelectElement;
    const from = LEVELS.indexOf(this.#value('level.from'));
    const to = LEVELS.indexOf(this.#value('level.to'));
    return createPreviewRow({
      title: this.#value('title'),
      summary: this.#value('summary'),
      kind: select.value ? (select.selectedOptions[0]?.textContent?.trim() ?? '') : 'kind',
      levels: from === -1 || to < from ? [] : LEVELS.slice(from, to + 1),
      url: this.#value('url'),
      pick: this.#value('featured') === 'true',
    });
  }

  async #copy(): Promise<void> {
    const text = this.#worked?.text ?? '';
    const said = this.#find('[data-state]');
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = 'Copied.';
    } catch {
      getSelection()?.selectAllChildren(this.#find('[data-text]'));
      said.textContent =
        'This browser does not let a page copy: the text is selected, press Ctrl+C.';
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

  #startAnew(): void {
    clearTimeout(this.#timer);
    storeDraft(this.#key, undefined);
    location.assign(this.#key ? location.href : location.pathname);
  }

  async #goToFirst(): Promise<void> {
    this.#told = 'all';
    await this.#show();
    const first = findFirstWrong(this.#form) ?? this.#find('[data-text]');
    const details = first.closest('details');
    if (details) details.open = true;
    first.focus();
  }

  #fill(entries: FormEntry[]): void {
    for (const list of this.#form.querySelectorAll<HTMLElement>('[data-list]')) {
      const name = `${list.dataset['list']}.`;
      const numbers = entries.flatMap(([field]) =>
        field.startsWith(name) ? Number(field.slice(name.length).split('.')[0]) : [],
      );
      const least = list.querySelector('.items')!.childElementCount > 0 ? 1 : 0;
      setItemCount(list, Math.max(least, ...numbers.map((n) => n + 1)), () => this.#change());
    }
    for (const [name, value] of entries) {
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLElement && 'value' in field) field.value = value;
    }
    for (const details of this.#form.querySelectorAll('details'))
      details.open ||= entries.some(
        ([name, value]) =>
          value && name !== 'added' && details.querySelector(`[name="${CSS.escape(name)}"]`),
      );
  }

  #entries(): FormEntry[] {
    return [...new FormData(this.#form)] as FormEntry[];
  }

  #value(name: string): string {
    const field = this.#form.elements.namedItem(name);
    return field && 'value' in field ? field.value.trim() : '';
  }

  #say(text: string): void {
    this.#note.hidden = false;
    this.#note.textContent = text;
  }

  #load() {
    return (this.#work ??= import('./form-work.ts').catch((error: unknown) => {
      this.#work = undefined;
      const next = this.#original === undefined ? 'type on' : 'load this page again';
      this.#say(`A part of this page could not be loaded. Look at your connection and ${next}.`);
      throw error;
    }));
  }

  #find<E extends HTMLElement>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }
}

customElements.define('resource-form', ResourceForm);
