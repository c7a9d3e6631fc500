import { formatDay } from '../../progress/status-text.ts';
import { longestUnpacked, packText } from '../../progress/fragment.ts';
import { writeProgress } from '../../progress/read-progress.ts';
import { createLinkField } from './link-field.ts';
import { store } from '../progress-store.ts';
import { createElement } from '../markup.ts';

/** The fragment of an address that carries progress begins so. */
export const progressFragment = '#progress=';

/** Makes the buttons in `page` download the progress, or copy a link that carries it. */
export function enableExport(page: HTMLElement): void {
  for (const button of page.querySelectorAll('[data-do=download]'))
    button.addEventListener('click', download);
  const linking = page.querySelector('[data-do=link]');
  const field = createLinkField();
  linking?.parentElement?.after(field.element);
  linking?.addEventListener('click', () => {
    const text = writeProgress(store.progress);
    if (new Blob([text]).size > longestUnpacked) {
      field.say('It is too long for a link. Download it as a file.');
      return;
    }
    void packText(text).then((packed) =>
      field.show(location.origin + location.pathname + progressFragment + packed),
    );
  });
}

function download(): void {
  // What cannot be read is handed out as it is.
  const damaged = store.trouble?.kind === 'damaged' ? store.trouble.text : undefined;
  const text = damaged ?? writeProgress(store.progress);
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  createElement('a', { href, download: `cairn-progress-${formatDay(Date.now())}.json` }).click();
  // Some browsers begin to read only after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
