import type { FormPlaces } from '../../contribute/form/form-places.ts';
import { createElement } from '../markup.ts';

/** Fills the choice of a place, which the page of a large catalog leaves out; `say` hears why that fails. */
export async function fillPlaces(
  form: HTMLFormElement,
  say: (text: string) => void,
): Promise<void> {
  const select = form.querySelector<HTMLSelectElement>('[data-places]');
  if (!select) return;
  try {
    const response = await fetch(select.dataset['places'] ?? '');
    for (const [label, options] of (await response.json()) as FormPlaces) {
      const own = options.map(([value, text]) => createElement('option', { value }, text));
      select.append(createElement('optgroup', { label }, ...own));
    }
  } catch {
    say('The topics and sections could not be loaded. Check your connection, then reload.');
  }
}
