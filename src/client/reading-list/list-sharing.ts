import { packText } from '../../progress/fragment.ts';
import type { ListedResource } from '../../progress/reading-list.ts';
import { writeSharedList } from '../../progress/shared-list.ts';
import { createLinkField } from '../progress/link-field.ts';

/** The fragment of an address that carries a shared list begins so. */
export const listFragment = '#list=';

/** Makes the form in `page` copy a link to the list as it is shown. */
export function enableSharing(page: HTMLElement, getItems: () => ListedResource[]): void {
  const form = page.querySelector<HTMLFormElement>('[data-share]');
  if (!form) return;
  const field = createLinkField();
  form.append(field.element);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const title = form.querySelector<HTMLInputElement>('[name=title]')?.value.trim() ?? '';
    const withNotes = form.querySelector<HTMLInputElement>('[name=notes]')?.checked;
    const items = getItems().map(({ id, saved: { note } }) => ({
      id,
      note: withNotes ? note : '',
    }));
    try {
      void packText(writeSharedList({ title, items })).then((packed) =>
        field.show(location.origin + location.pathname + listFragment + packed),
      );
    } catch (error) {
      field.say((error as Error).message);
    }
  });
}
