import type { FormPlaces } from '../../contribute/form/form-places.ts';
import { createElement } from '../markup.ts';

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
