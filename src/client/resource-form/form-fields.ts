import { createElement } from '../markup.ts';

/** A control of a form in which something is typed or chosen. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What holds a control or a group of them, with its label, its help and its issues. */
const HOLDERS = '.field, .field-group, .field-list';

/** Tells screen readers which help and which issues belong to each control below an element. */
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
