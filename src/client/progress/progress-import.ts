import { unpackText } from '../../progress/fragment.ts';
import { longestText, readProgress, type Reading } from '../../progress/read-progress.ts';
import { progressFragment } from './progress-export.ts';

const tooLarge = { faults: ['It is too large for progress data.'] };

/**
 * Hands over what a reader brings: in the fragment of the address, as a file chosen or dropped, or
 * as text in a field, which may be a link too.
 */
export function enableImport(page: HTMLElement, onReading: (reading: Reading) => void): void {
  const read = (text: Promise<string>) =>
    void text.then(readProgress, ({ message }: Error) => ({ faults: [message] })).then(onReading);
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
