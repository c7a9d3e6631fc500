import { pageId } from '../../text/ids.ts';
import stylesheet from '../../styles/shortcut-help.css?url';
import { getPreferences, setPreferences } from '../preferences.ts';
import { createElement } from '../markup.ts';
import { findPlaces } from './act.ts';
import { shortcuts } from './shortcut-keys.ts';

let dialog: Promise<HTMLDialogElement> | undefined;

/** Opens the dialog that lists the keys and switches them. */
export async function openHelp(): Promise<void> {
  const help = await (dialog ??= createHelp());
  if (!help.open) help.showModal();
}

async function createHelp(): Promise<HTMLDialogElement> {
  const close = createElement('button', { type: 'button' }, 'Close');
  const title = createElement('h2', { id: pageId('keys-title') }, 'Keyboard shortcuts');
  const on = createElement('input', { type: 'checkbox', role: 'switch', id: pageId('keys-on') });
  const help = createElement(
    'dialog',
    { class: 'keys-help', 'aria-labelledby': title.id },
    createElement('header', {}, title, close),
    createElement(
      'div',
      { class: 'switch' },
      on,
      createElement('label', { for: on.id }, 'Keys without Ctrl'),
      createElement(
        'p',
        { class: 'dim' },
        'Turn them off if you use dictation or press keys by accident. Ctrl K stays on.',
      ),
    ),
    createElement('div', { class: 'groups' }, ...createGroups()),
  );
  const show = () => {
    on.checked = getPreferences().shortcuts !== false;
    help.classList.toggle('off', !on.checked);
  };
  on.addEventListener('change', () => setPreferences({ shortcuts: on.checked }));
  document.addEventListener('preferences', show);
  close.addEventListener('click', () => help.close());
  help.addEventListener('click', ({ target }) => {
    if (target === help) help.close();
  });
  show();
  await new Promise((done) => {
    const link = createElement('link', { rel: 'stylesheet', href: stylesheet });
    link.onload = link.onerror = done;
    document.head.append(link);
  });
  document.body.append(help);
  return help;
}

function createGroups(): HTMLElement[] {
  const places = findPlaces().map(({ key, title }): Row => [['g', key], title]);
  const lists = shortcuts.filter(({ by, opens }) => by ?? opens).map(toRow);
  const marks = shortcuts.filter(({ mark }) => mark).map(toRow);
  const others = shortcuts.filter(({ by, mark, opens }) => !(by ?? mark ?? opens)).map(toRow);
  const search: Row[] = [
    [['/'], 'Search'],
    [['Ctrl', 'K'], 'Search, in fields too (⌘\u00a0K on Macs)'],
  ];
  return [
    createGroup('Go to', 'One after the other, within a second or so.', places),
    createGroup('In lists and paths', '', lists),
    createGroup('Mark the row, the step or the page', 'Press the same key again to undo.', marks),
    createGroup('Find', '', [...search, ...others]),
  ];
}

function createGroup(title: string, note: string, rows: Row[]): HTMLElement {
  const list = rows.map(([keys, text]) =>
    createElement(
      'div',
      { class: keys.length > 1 && keys[0] === 'Ctrl' ? 'stays' : undefined },
      createElement('dt', {}, ...keys.flatMap((key) => [createElement('kbd', {}, key), ' '])),
      createElement('dd', {}, text),
    ),
  );
  return createElement(
    'section',
    {},
    createElement('h3', {}, title),
    ...(note ? [createElement('p', { class: 'dim' }, note)] : []),
    createElement('dl', {}, ...list),
  );
}

function toRow({ key, title }: { key: string; title: string }): Row {
  return [[key], title];
}

type Row = [keys: string[], text: string];
