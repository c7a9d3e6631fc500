import { describeFields } from './form-fields.ts';

/** The lists of groups in a form, such as placements: items are added and taken away again. */
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
