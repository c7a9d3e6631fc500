import { createElement } from '../markup.ts';

/** Some apps cut addresses that are longer, in characters. */
const longLink = 8000;

/** A link that is copied, shown in a field too, for browsers that let nothing be copied. */
export interface LinkField {
  element: HTMLElement;
  show: (link: string) => Promise<void>;
  say: (text: string) => void;
}

/** Makes the field; it shows once there is a link. */
export function createLinkField(): LinkField {
  const field = createElement('input', { type: 'text', readonly: '', spellcheck: 'false' });
  const caption = createElement('span', { class: 'm' }, 'The link');
  const label = createElement('label', { hidden: '' }, caption, field);
  const status = createElement('p', { role: 'status' });
  field.addEventListener('focus', () => field.select());
  return {
    element: createElement('div', { class: 'link' }, label, status),
    say(text) {
      label.hidden = true;
      status.textContent = text;
    },
    async show(link) {
      field.value = link;
      label.hidden = false;
      const copied = await copy(link);
      const length = `${link.length.toLocaleString('en')} characters`;
      status.textContent =
        (copied ? `Copied, ${length}.` : `Copy it from the field: ${length}.`) +
        (link.length > longLink ? ' Some apps cut off links this long; a file is safer.' : '');
    },
  };
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or no secure connection.
    return false;
  }
}
