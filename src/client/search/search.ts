/** On every page: opens search on `/`, Ctrl+K, or from the form in the header, and loads the rest only then. */
import stylesheet from '../../styles/search.css?url';
import { isPlainKey } from '../keys/plain-key.ts';
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

  const open = () => {
    const before = document.activeElement as HTMLElement;
    (page?.querySelector('input') ?? field).focus();
    if (page) return;
    // Without the rest, the form still leads to the page of results.
    load().then(
      ({ openDialog }) => openDialog(form, before),
      () => (loading = undefined),
    );
  };

  onKey(window, (key, event) => {
    const opens = ['Ctrl+k', 'Meta+k'].includes(key) || (key === '/' && isPlainKey(key, event));
    if (!opens) return;
    event.preventDefault();
    open();
  });
  field.addEventListener('click', open);
  field.addEventListener('input', open);
  form.addEventListener('submit', (event) => {
    if (field.value.trim()) return;
    event.preventDefault();
    open();
  });

  if (page && location.search) void load();
  page?.addEventListener('focusin', () => void load(), { once: true });
}
