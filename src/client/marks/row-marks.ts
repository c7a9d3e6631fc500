import { markOfResource } from '../../progress/steps.ts';
import { markResource, setMark } from './marking.ts';
import { store } from '../progress-store.ts';

/** Rows of resources as pages are built with them; results of search and the reading list have marks of their own. */
const rowsOnPage = 'main .rows > .row:not([class*="is-"], reading-list .row)';

/** Gives every row of a resource a toggle for `done`, shows its mark, and counts those that are done. */
export function showRows(): void {
  const rows = [...document.querySelectorAll<HTMLElement>(rowsOnPage)];
  const done = new Set<string>();
  const all = new Set<string>();
  for (const row of rows) {
    const link = row.querySelector<HTMLAnchorElement>('.t a');
    const id = /\/resources\/([^/]+)\/$/.exec(link?.pathname ?? '')?.[1];
    if (!link || !id) continue;
    const mark = markOfResource(store.progress, id);
    const tick =
      row.querySelector<HTMLButtonElement>('.tick') ?? addTick(row, () => toggleDone(id));
    setMark(row, mark);
    tick.ariaPressed = String(mark === 'done');
    const now = mark && mark !== 'done' ? ` (now ${mark})` : '';
    tick.ariaLabel = `Mark ${link.textContent} as done${now}`;
    all.add(id);
    if (mark === 'done') done.add(id);
  }
  for (const count of document.querySelectorAll('[data-count=rows]'))
    count.textContent = `${done.size} of ${all.size}`;
}

/** Shows the marks of rows that a list takes in later. */
export function watchRows(show: () => void): void {
  for (const list of document.querySelectorAll('resource-list .rows'))
    new MutationObserver(show).observe(list, { childList: true });
}

function addTick(row: HTMLElement, toggle: () => void): HTMLButtonElement {
  const tick = document.createElement('button');
  tick.type = 'button';
  tick.className = 'tick';
  tick.addEventListener('click', toggle);
  row.append(tick);
  return tick;
}

function toggleDone(id: string): void {
  markResource(id, markOfResource(store.progress, id) === 'done' ? 'open' : 'done');
}
