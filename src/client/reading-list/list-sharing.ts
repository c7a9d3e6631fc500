import { packText, unpackText } from '../../progress/fragment.ts';
import { type ListedResource, listFragment } from '../../progress/reading-list.ts';
import {
  writeSharedList,
  readSharedList,
  renameShared,
  saveShared,
  type SharedItem,
  type SharedList,
} from '../../progress/shared-list.ts';
import { createLinkField, type LinkField } from '../progress/link-field.ts';
import type { IndexedResource } from '../../progress/ready.ts';
import {
  createMeta,
  loadCatalogIndex,
  loadNamedResources,
  type UndoBar,
} from '../progress/page-parts.ts';
import { store } from '../progress-store.ts';
import { createElement } from '../markup.ts';
import { isolate, titleAttributes } from '../../text/text-direction.ts';

const fields = new WeakMap<HTMLFormElement, LinkField>();

/** Copies a link to these resources, with what the form says, and shows it in the form. */
export function shareList(form: HTMLFormElement, listed: ListedResource[]): void {
  const field = fields.get(form) ?? createLinkField();
  fields.set(form, field);
  form.append(field.element);
  const title = form.querySelector<HTMLInputElement>('[name=title]')?.value.trim() ?? '';
  const withNotes = form.querySelector<HTMLInputElement>('[name=notes]')?.checked;
  const items = listed.map(({ id, saved: { note } }) => ({ id, note: withNotes ? note : '' }));
  try {
    void packText(writeSharedList({ title, items })).then((packed) =>
      field.show(location.origin + location.pathname + listFragment + packed),
    );
  } catch (error) {
    field.say((error as Error).message);
  }
}

/** Shows the list that the fragment of the address carries, apart from the reader's own. */
export function showSharedList(page: HTMLElement, bar: UndoBar): void {
  const section = page.querySelector<HTMLElement>('[data-shared]');
  if (!section) return;
  const read = async () => {
    section.hidden = !location.hash.startsWith(listFragment);
    if (section.hidden) return;
    try {
      const list = readSharedList(await unpackText(location.hash.slice(listFragment.length)));
      const { steps } = await loadCatalogIndex([]);
      const items = renameShared(list.items, steps.renamed);
      const resources = await loadNamedResources(items.map(({ id }) => id));
      fill(section, 'A list shared with you', createList({ ...list, items }, resources, bar));
    } catch (error) {
      fill(section, 'This list cannot be read', [
        createElement('p', {}, (error as Error).message),
        createElement('p', {}, 'Your own list is unchanged.'),
        createElement('p', { class: 'bar' }),
      ]);
    }
  };
  addEventListener('hashchange', () => void read());
  void read();
}

/** Puts the parts into the section, and a button that closes it beside the last of them. */
function fill(section: HTMLElement, title: string, parts: HTMLElement[]): void {
  const close = createElement('button', { type: 'button', class: 'quiet' }, 'Close');
  parts.at(-1)?.append(close);
  const heading = createElement('h2', { id: 'shared' }, title);
  section.replaceChildren(createElement('div', {}, heading, ...parts));
  section.focus();
  close.addEventListener('click', () => {
    history.replaceState(null, '', location.pathname + location.search);
    section.hidden = true;
  });
}

function createList(
  { title, items }: SharedList,
  resources: IndexedResource[],
  bar: UndoBar,
): HTMLElement[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const known = items.flatMap((item) => {
    const resource = byId.get(item.id);
    return resource ? [{ item, resource }] : [];
  });
  const unknown = items.filter(({ id }) => !byId.has(id));
  const rows = known.map(({ item, resource }) => createRow(item, resource, bar));
  const all = createElement(
    'button',
    { type: 'button', class: 'go' },
    'Save all to my reading list',
  );
  all.addEventListener('click', () => {
    bar.act('The whole list is now on your reading list.', (progress) =>
      saveShared(
        progress,
        known.map(({ item }) => item),
        Date.now(),
      ),
    );
  });
  const strange = unknown.map(({ id }) => id).join(', ');
  return [
    ...(title ? [createElement('p', { class: 'lead', dir: 'auto' }, title)] : []),
    createElement('p', {}, 'This is someone else’s list. Yours is below, unchanged.'),
    ...(rows.length > 0 ? [createElement('ol', { class: 'rows' }, ...rows)] : []),
    ...(strange ? [createElement('p', {}, `Not in this catalog: ${strange}.`)] : []),
    createElement('p', { class: 'bar' }, ...(rows.length > 0 ? [all] : [])),
  ];
}

function createRow(item: SharedItem, resource: IndexedResource, bar: UndoBar): HTMLLIElement {
  const { title, href } = resource;
  const save = createElement('button', { type: 'button', class: 'quiet' });
  const isSaved = () => store.progress.saved.get(item.id)?.kept === true;
  const show = () => {
    save.textContent = isSaved() ? 'On your list' : 'Save';
    save.ariaLabel = `${save.textContent}: ${title}`;
    // Disabled for good, it would drop the focus.
    save.ariaDisabled = String(isSaved());
  };
  save.addEventListener('click', () => {
    if (isSaved()) return;
    bar.act(`${isolate(title)} is on your reading list.`, (progress) =>
      saveShared(progress, [item], Date.now()),
    );
  });
  store.addEventListener('change', show);
  show();
  return createElement(
    'li',
    { class: 'row' },
    createElement(
      'span',
      { class: 't' },
      createElement('a', { href, ...titleAttributes(resource) }, title),
    ),
    createMeta(resource),
    createElement('div', { class: 'own' }, createElement('p', { dir: 'auto' }, item.note), save),
  );
}
