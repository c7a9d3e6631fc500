import { unpackText, longestUnpacked, packText } from '../../progress/fragment.ts';
import {
  longestText,
  readProgress,
  type Reading,
  writeProgress,
} from '../../progress/read-progress.ts';
import { formatDay } from '../../progress/steps.ts';
import { createLinkField } from './link-field.ts';
import { store } from '../progress-store.ts';
import { createElement } from '../markup.ts';

const tooLarge = { issues: ['It is too large for progress data.'] };

/**
 * Hands over what a reader brings: in the fragment of the address, as a file chosen or dropped, or
 * as text in a field, which may be a link too.
 */
export function enableImport(page: HTMLElement, onReading: (reading: Reading) => void): void {
  const read = (text: Promise<string>) =>
    void text.then(readProgress, ({ message }: Error) => ({ issues: [message] })).then(onReading);
  const readFile = (file: File | undefined) => {
    if (!file) return;
    // Not even read; a character takes up to three bytes.
    if (file.size > 3 * longestText) onReading(tooLarge);
    else read(file.text());
  };
  const readFragment = () => {
    if (!location.hash.startsWith(progressFragment)) return;
    const packed = location.hash.slice(progressFragment.length);
    // What it carries shall not stay in the history, nor in an address that is passed on.
    history.replaceState(null, '', location.pathname + location.search);
    read(unpackText(packed));
  };

  const input = page.querySelector<HTMLInputElement>('input[type=file]');
  input?.addEventListener('change', () => {
    readFile(input.files?.[0]);
    // The same file can be chosen again.
    input.value = '';
  });
  const form = page.querySelector<HTMLFormElement>('[data-paste]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = form.querySelector('textarea')?.value.trim() ?? '';
    const at = text.indexOf(progressFragment);
    if (/^https?:/.test(text) && at >= 0)
      read(unpackText(text.slice(at + progressFragment.length).replace(/\s/g, '')));
    else onReading(text.length > longestText ? tooLarge : readProgress(text));
  });
  enableDrop(page, readFile);
  addEventListener('hashchange', readFragment);
  readFragment();
}

/** A file may be dropped anywhere on the page. */
function enableDrop(page: HTMLElement, onFile: (file: File | undefined) => void): void {
  const over = (event: DragEvent, is: boolean) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    page.toggleAttribute('data-over', is);
  };
  addEventListener('dragover', (event) => over(event, true));
  addEventListener('dragleave', (event) => over(event, false));
  addEventListener('drop', (event) => {
    over(event, false);
    onFile(event.dataTransfer?.files[0]);
  });
}

/** The fragment of an address that carries progress begins so. */
const progressFragment = '#progress=';

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
