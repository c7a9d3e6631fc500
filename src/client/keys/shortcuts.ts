/** Keys without a modifier, on every page; what they do beyond walking is loaded with the first use. */
import { createElement } from '../markup.ts';
import { isPlainKey, shortcuts } from './shortcut-keys.ts';
import { onKey } from './pressed-key.ts';

const wait = 1500;
/** Until when a key after `g` names a place, in milliseconds since the page began. */
let going = 0;

onKey(window, (key, event) => {
  const { timeStamp } = event;
  if (!isPlainKey(key, event)) return;
  const isPlace = timeStamp < going;
  const shortcut = isPlace ? undefined : shortcuts.find((each) => each.key === key);
  going = key === 'g' ? timeStamp + wait : 0;
  if (isPlace || key === 'g') void import('./act.ts').then(({ goTo }) => isPlace && goTo(key));
  if (!shortcut || (event.repeat && !shortcut.by)) return;
  event.preventDefault();
  const { by, mark, opens } = shortcut;
  // What a key is for is where the reader is now, not where another key has led until the rest is loaded.
  const { activeElement } = document;
  if (by) walkList(by);
  else if (opens) void import('./act.ts').then(({ openSource }) => openSource(activeElement));
  else if (mark) void import('./act.ts').then(({ act }) => act(mark, activeElement));
  else void openHelp();
});

const button = createElement('button', { type: 'button', class: 'plain' }, 'Keyboard shortcuts');
button.addEventListener('click', () => void openHelp());
document.querySelector('.foot ul:last-child')?.append(createElement('li', {}, button));

async function openHelp(): Promise<void> {
  const help = await import('./shortcut-help.ts');
  await help.openHelp();
}

/** Gives the focus to the next row, result or step that shows, or to the one before. */
function walkList(by: 1 | -1): void {
  const all = document.querySelectorAll<HTMLElement>('main :is(.row, .topic, .steps > li)');
  const items = [...all].filter((item) => item.getClientRects().length > 0);
  const here = items.findIndex((item) => item.contains(document.activeElement));
  // Without a place in the list it begins where the reader has scrolled to.
  const top = items.findIndex((item) => item.getBoundingClientRect().top >= 0);
  const before = top < 0 ? items.length - 1 : top - 1;
  const item = items[here < 0 && by < 0 ? before : (here < 0 ? before : here) + by];
  if (!item) return;
  const heading = item.querySelector<HTMLElement>('h3');
  const target = item.querySelector<HTMLElement>('.t a, h2 a, h3 a') ?? heading;
  if (target === heading) heading?.setAttribute('tabindex', '-1');
  item.scrollIntoView({ block: 'nearest' });
  target?.focus();
}
