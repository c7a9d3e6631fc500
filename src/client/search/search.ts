/** On every page: opens search on `/`, Ctrl+K, or from the form in the header, and loads the rest only then. */
import stylesheet from '../../styles/search.css?url';
import { isPlainKey } from '../keys/shortcut-keys.ts';
import { onKey } from '../keys/pressed-key.ts';

const page = document.querySelector('search-page');
const form = document.querySelector<HTMLFormElement>('header [role=search]');
const field = form?.querySelector('input');

if (form && field) {
  let loading: ReturnType<typeof loadAll> | undefined;
  const link = (attributes: Partial<HTMLLinkElement>) =>
    document.head.appendChild(Object.assign(document.createElement('link'), attributes));
  // All at once, so that the first results wait for one round trip.
  const loadAll = async () => {
    const href = new URL('../search.json', form.action).href;
    link({ rel: 'preload', as: 'fetch', crossOrigin: '', href });
    const styled = new Promise((done) => {
      link({ rel: 'stylesheet', href: stylesheet, onload: done, onerror: done });
    });
    const elements = await import('./search-elements.ts');
    await styled;
    return elements;
  };
  const load = () => (loading ??= loadAll());

  const open = (isEntered = false) => {
    const before = document.activeElement as HTMLElement;
    (page?.querySelector('input') ?? field).focus();
    if (page) return;
    // Without the rest, the form still leads to the page of results.
    load().then(
      ({ openDialog }) => openDialog(form, before, isEntered),
      () => {
        loading = undefined;
        if (isEntered) form.submit();
      },
    );
  };

  onKey(window, (key, event) => {
    const opens = ['Ctrl+k', 'Meta+k'].includes(key) || (key === '/' && isPlainKey(key, event));
    if (!opens) return;
    event.preventDefault();
    open();
  });
  field.addEventListener('click', () => open());
  field.addEventListener('input', (event) => {
    // Opening would end a composition.
    if (!event.isComposing) open();
  });
  field.addEventListener('compositionend', () => open());
  form.addEventListener('submit', (event) => {
    const isEntered = field.value.trim() !== '';
    if (page && isEntered) return;
    event.preventDefault();
    open(isEntered);
  });

  if (page && location.search) void load();
  page?.addEventListener('focusin', () => void load(), { once: true });
}
