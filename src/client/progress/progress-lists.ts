import { type Progress, marks, setMarks, type Marked } from '../../progress/progress.ts';
import {
  markOfStep,
  statusOf,
  type IndexedPath,
  type PathStatus,
  markStep,
  formatDay,
} from '../../progress/steps.ts';
import { findReady, type Ready } from '../../progress/ready.ts';
import { type CatalogIndex, placeRows, type UndoBar } from './page-parts.ts';
import { createElement } from '../markup.ts';
import { isolate, titleAttributes } from '../../text/text-direction.ts';
import { findMarked, type MarkedItem } from '../../progress/marked.ts';
import type { Named } from '../../progress/names.ts';

/** Fills the rows of the learning paths, which the page brings along with nothing done. */
export function showPaths(page: HTMLElement, progress: Progress, paths: IndexedPath[]): void {
  const rows = page.querySelectorAll<HTMLElement>('[data-path]');
  for (const row of rows) {
    const path = paths.find(({ id }) => id === row.dataset['path']);
    if (!path) continue;
    const status = statusOf(progress, path);
    row.querySelectorAll<HTMLElement>('.filled > i').forEach((part, i) => {
      const step = path.steps[i];
      part.dataset['as'] = (step && markOfStep(progress, path.id, step)) ?? 'open';
    });
    write(row, '[data-count]', describeStatus(status));
    showNext(row, status);
  }
}

function showNext(row: HTMLElement, { next, total, counts }: PathStatus): void {
  const begun = counts.done + counts.doing + counts.skipped > 0;
  const link = row.querySelector<HTMLAnchorElement>('[data-next]');
  write(row, '[data-when]', next ? (begun ? 'Next:' : 'Start:') : 'Finished.');
  if (!link) return;
  link.hidden = !next || total === 0;
  if (!next) return;
  link.href = next.href;
  link.textContent = `${next.code} ${next.title}`;
}

function describeStatus({ counts, total }: PathStatus): string {
  const { done, doing, skipped } = counts;
  const parts = [`${done} of ${total} done`];
  if (doing > 0) parts.push(`${doing} doing`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return parts.join(' · ');
}

function write(row: HTMLElement, selector: string, text: string): void {
  const element = row.querySelector(selector);
  if (element) element.textContent = text;
}

/** Lists what the reader is ready for; the list is empty where nothing is. */
export function showReady(
  list: HTMLElement,
  progress: Progress,
  { steps, resources }: CatalogIndex,
): void {
  list.replaceChildren(...findReady(progress, steps, resources).map(createReadyRow));
}

function createReadyRow(ready: Ready): HTMLElement {
  if ('step' in ready) {
    const { step, path } = ready;
    const stop = createElement('span', { class: `stop l${path.line}` }, step.code);
    stop.ariaHidden = 'true';
    return createElement(
      'li',
      {},
      stop,
      createElement('a', { href: step.href, ...titleAttributes(step) }, step.title),
      createElement('span', { class: 'm' }, `next on ${isolate(path.title)}`),
    );
  }
  const { resource, after } = ready;
  return createElement(
    'li',
    {},
    createElement('a', { href: resource.href, ...titleAttributes(resource) }, resource.title),
    createElement(
      'span',
      { class: 'm' },
      `after ${after.map(({ title }) => isolate(title)).join(', ')}`,
    ),
  );
}

/** The most rows of what the catalog does not know: an import may bring any number of them. */
const mostUnknown = 200;

/** Makes the function that lists everything marked, in the catalog and beyond it. */
export function createMarkedList(
  known: HTMLElement,
  unknown: HTMLElement,
  bar: UndoBar,
): (progress: Progress, names: ReadonlyMap<string, Named>) => void {
  const rows = new Map<string, Row>();
  // A row whose mark is taken back stays, so that nothing moves away under the reader's hand.
  const touched = new Set<string>();
  const onChange = ({ key, named }: MarkedItem, as: Marked['as']) => {
    touched.add(key);
    bar.act(`${named?.title ?? key}: ${wordOf(as)}.`, (progress) =>
      named && 'step' in named
        ? markStep(progress, named.path, named.step, as, Date.now())
        : setMarks(progress, [key], as, Date.now()),
    );
  };
  return (progress, names) => {
    const items = findMarked(progress, names, touched);
    const elementOf = (item: MarkedItem) => {
      const row = rows.get(item.key) ?? createMarkedRow(item, onChange);
      rows.set(item.key, row);
      row.update(item);
      return row.element;
    };
    const isKnown = ({ named }: MarkedItem) => named !== undefined;
    placeRows(known, items.filter(isKnown).map(elementOf));
    const strange = items.filter((item) => !isKnown(item));
    placeRows(unknown, strange.slice(0, mostUnknown).map(elementOf));
    const more = unknown.nextElementSibling;
    const rest = strange.length - mostUnknown;
    if (more) more.textContent = rest > 0 ? `And ${rest} more.` : '';
  };
}

interface Row {
  element: HTMLElement;
  update: (item: MarkedItem) => void;
}

function createMarkedRow(
  item: MarkedItem,
  onChange: (item: MarkedItem, as: Marked['as']) => void,
): Row {
  const { key, named } = item;
  const title = named?.title ?? key;
  const select = createElement(
    'select',
    { 'aria-label': `Mark of ${title}` },
    ...([...marks, 'open'] as const).map((as) =>
      createElement('option', { value: as }, wordOf(as)),
    ),
  );
  const time = createElement('time');
  select.addEventListener('change', () => onChange(item, select.value as Marked['as']));
  return {
    element: createElement(
      'li',
      {},
      named
        ? createElement(
            'a',
            {
              href: named.href,
              ...titleAttributes({
                title,
                lang: 'resource' in named ? named.resource.lang : undefined,
              }),
            },
            title,
          )
        : createElement('code', {}, key),
      createElement('span', { class: 'm' }, named ? describe(named) : ''),
      time,
      select,
    ),
    update({ as, at }) {
      select.value = as;
      time.textContent = at > 0 ? formatDay(at) : '';
    },
  };
}

function describe(named: Named): string {
  return 'step' in named
    ? `step ${named.step.code} of ${named.path.title}`
    : (named.resource.kind ?? '');
}

function wordOf(as: Marked['as']): string {
  return as === 'open' ? 'no mark' : as;
}
