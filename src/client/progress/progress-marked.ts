import { formatDay } from '../../progress/status-text.ts';
import { findMarked, type MarkedItem } from '../../progress/marked.ts';
import type { Named } from '../../progress/names.ts';
import { marks, setMarks, type Marked, type Progress } from '../../progress/progress.ts';
import { markStep } from '../../progress/steps.ts';
import { placeRows } from './catalog-index.ts';
import { createElement } from '../markup.ts';
import type { UndoBar } from './undo-bar.ts';
import { titleAttributes } from '../../text/text-direction.ts';

/** The most rows of what the catalog does not know: an import may bring any number of them. */
const mostUnknown = 200;

/** Makes the function that lists everything marked, in the catalog and beyond it. */
export function createMarkedList(
  known: HTMLElement,
  unknown: HTMLElement,
  names: ReadonlyMap<string, Named>,
  bar: UndoBar,
): (progress: Progress) => void {
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
  return (progress) => {
    const items = findMarked(progress, names, touched);
    const elementOf = (item: MarkedItem) => {
      const row = rows.get(item.key) ?? createRow(item, onChange);
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

function createRow(item: MarkedItem, onChange: (item: MarkedItem, as: Marked['as']) => void): Row {
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
  return 'step' in named ? `step ${named.step.code} of ${named.path.title}` : named.resource.kind;
}

function wordOf(as: Marked['as']): string {
  return as === 'open' ? 'no mark' : as;
}
