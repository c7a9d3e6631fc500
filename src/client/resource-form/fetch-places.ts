import type { FormPlaces } from '../../contribute/form/form-places.ts';
import { createElement } from '../markup.ts';

/**
 * Fills the choice of a place, if the catalog has so many that its page leaves them out.
 *
 * @throws {Error} if there is no connection
 */
export async function fillPlaces(form: HTMLFormElement): Promise<void> {
  const select = form.querySelector<HTMLSelectElement>('[data-places]');
  const address = select?.dataset['places'];
  if (!select || !address) return;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} responded with ${response.status}.`);
  const places = (await response.json()) as FormPlaces;
  const groups = places.map(([label, options]) =>
    createElement(
      'optgroup',
      { label },
      ...options.map(([value, text]) => createElement('option', { value }, text)),
    ),
  );
  select.append(...groups);
}
