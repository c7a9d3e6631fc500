import { createElement } from '../markup.ts';
import type { FormPlaces } from '../../contribute/resource-fields.ts';

/** A control of a form in which something is typed or chosen. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What holds a control or a group of them, with its label, its help and its issues. */
const HOLDERS = '.field, .field-group, .field-list';

/** Announces to screen readers which help and which issues belong to each control below an element. */
export function describeFields(root: ParentNode): void {
  for (const holder of root.querySelectorAll<HTMLElement>(HOLDERS)) describeField(holder);
}

/** Connects a control or a group with its help and its issues, as they are now. */
export function describeField(holder: HTMLElement): void {
  const control = holder.matches('.field') ? controlIn(holder) : undefined;
  const described = control ?? holder;
  const name = holder.dataset['list'] ?? holder.dataset['group'] ?? '';
  const id = control?.id ?? `f-${name.replaceAll('.', '-')}`;
  const ids: string[] = [];
  for (const [part, selector] of [
    ['help', ':scope > p'],
    ['issues', ':scope > .issues'],
  ] as const) {
    const element = holder.querySelector(selector);
    if (!element) continue;
    element.id = `${id}-${part}`;
    ids.push(element.id);
  }
  described.setAttribute('aria-describedby', ids.join(' '));
}

/** The control with a name, or that of the file name for `id`; else that of the group or list around it. */
export function findHolder(form: HTMLElement, path: string[]): HTMLElement | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const name = CSS.escape(path.slice(0, length).join('.'));
    const found = form.querySelector<HTMLElement>(
      name === 'id'
        ? '[data-id]'
        : `[name="${name}"]:not([type=hidden]), [data-list="${name}"], [data-group="${name}"]`,
    );
    if (found) return found.closest<HTMLElement>(HOLDERS) ?? undefined;
  }
  return undefined;
}

/** The control of a field, or the first one of a group. */
export function controlIn(holder: HTMLElement): Control | undefined {
  return holder.querySelector<Control>('input:not([type=hidden]), select, textarea') ?? undefined;
}

/** What a field is called, with the group that it is in: `Title`, `Level from`, `Placement 2 note`. */
export function labelOf(holder: HTMLElement): string {
  const own = textOf(holder.querySelector(':scope > label, :scope > legend'));
  const group = holder.parentElement?.closest('.item, .field-group');
  const isLone = group?.matches('.item') && group.parentElement?.childElementCount === 1;
  const around = group && !isLone ? textOf(group.querySelector(':scope > legend')) : '';
  return around === '' ? own : `${around} ${own.toLowerCase()}`;
}

/** The box for the issues of a field, made when it is first needed. */
export function boxOf(holder: HTMLElement): HTMLElement {
  const old = holder.querySelector<HTMLElement>(':scope > .issues');
  if (old) return old;
  const box = createElement('div', { class: 'issues' });
  const help = holder.matches('.field') ? null : holder.querySelector(':scope > p');
  if (help) help.after(box);
  else holder.append(box);
  return box;
}

function textOf(label: Element | null): string {
  return label?.firstChild?.textContent?.trim() ?? '';
}

/** The lists of groups in a form, such as placements: items are added and removed again. */
export function connectLists(form: HTMLElement, onChange: () => void): void {
  for (const list of form.querySelectorAll<HTMLElement>('[data-list]')) {
    for (const item of itemsOf(list)) addRemoval(list, item, onChange);
    list.querySelector(':scope > [data-add]')!.addEventListener('click', () => {
      const item = addItem(list, onChange);
      item.querySelector<HTMLElement>('input, select, textarea')?.focus();
      onChange();
    });
  }
}

/** Gives a list as many items as it should have. */
export function setItemCount(list: HTMLElement, count: number, onChange: () => void): void {
  while (itemsOf(list).length < count) addItem(list, onChange);
  while (itemsOf(list).length > count) itemsOf(list).at(-1)!.remove();
}

function addItem(list: HTMLElement, onChange: () => void): HTMLElement {
  const pattern = list.querySelector('template')?.content.firstElementChild ?? itemsOf(list)[0]!;
  const item = document.importNode(pattern, true) as HTMLElement;
  for (const field of item.querySelectorAll<HTMLInputElement>('[name]')) {
    field.value = '';
    field.removeAttribute('aria-invalid');
  }
  for (const box of item.querySelectorAll('.issues')) box.remove();
  item.querySelector('[data-remove]')?.remove();
  list.querySelector('.items')!.append(item);
  addRemoval(list, item, onChange);
  return item;
}

function addRemoval(list: HTMLElement, item: HTMLElement, onChange: () => void): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.dataset['remove'] = '';
  button.textContent = 'Remove';
  button.addEventListener('click', () => {
    item.remove();
    number(list);
    list.querySelector<HTMLElement>(':scope > [data-add]')!.focus();
    onChange();
  });
  item.append(button);
  number(list);
}

/** Names the fields of each item by its place in the list, and what refers to them. */
function number(list: HTMLElement): void {
  const name = list.dataset['list'] ?? '';
  const label = list.querySelector('legend')?.firstChild?.textContent?.trim() ?? '';
  const hasPattern = list.querySelector('template') !== null;
  itemsOf(list).forEach((item, i, all) => {
    // The last one of a list that has no other pattern stays, to be filled or left empty.
    const removal = item.querySelector<HTMLElement>(':scope > [data-remove]');
    if (removal) removal.hidden = !hasPattern && all.length === 1;
    item.querySelector('legend')!.textContent = `${label.replace(/s$/, '')} ${i + 1}`;
    for (const element of item.querySelectorAll<HTMLElement>('[name], [id], [for]'))
      for (const attribute of ['name', 'id', 'for']) {
        const value = element.getAttribute(attribute);
        if (value === null) continue;
        element.setAttribute(
          attribute,
          value.replaceAll(
            new RegExp(`(^|\\s|f-)${name}([.-])\\d+(?=[.-])`, 'g'),
            `$1${name}$2${i}`,
          ),
        );
      }
    describeFields(item);
  });
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > .items > .item')];
}

/**
 * Keeps what has the focus out from under the bar: browsers scroll to the caret of a field alone, and what is above
 * may grow afterwards, as when an issue appears. How far from the edge a field stays is set by the stylesheet, as
 * `scroll-padding`.
 */
export function keepFocusInView(form: HTMLElement): void {
  const bar = form.querySelector('.propose');
  if (!bar) return;
  const keep = () => {
    const { activeElement: focused } = document;
    if (!focused || !form.contains(focused) || bar.contains(focused)) return;
    const { top, bottom } = focused.getBoundingClientRect();
    // Whoever scrolled it out of view meant to.
    if (top < innerHeight && bottom > bar.getBoundingClientRect().top)
      focused.scrollIntoView({ block: 'nearest' });
  };
  form.addEventListener('focusin', () => requestAnimationFrame(keep));
  const observer = new ResizeObserver(keep);
  for (const part of [bar, ...form.querySelectorAll('.form-fields')]) observer.observe(part);
}

/** Fills the choice of a place, which the page of a large catalog leaves out; it says so where that fails. */
export async function fillPlaces(select: HTMLSelectElement): Promise<void> {
  try {
    const response = await fetch(select.dataset['places'] ?? '');
    for (const [label, options] of (await response.json()) as FormPlaces) {
      const own = options.map(([value, text]) => createElement('option', { value }, text));
      select.append(createElement('optgroup', { label }, ...own));
    }
  } catch {
    const failed = 'Topics and sections could not be loaded. Reload the page.';
    select.append(createElement('option', { value: '', disabled: '' }, failed));
  }
}
