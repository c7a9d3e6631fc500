import { mergeProgress } from '../../progress/merge.ts';
import { createPreview, type PreviewRow } from '../../progress/preview.ts';
import { writeReadable } from '../../progress/read-progress.ts';
import type { Progress } from '../../progress/progress.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { store } from '../progress-store.ts';
import { createElement } from '../markup.ts';
import type { UndoBar } from './undo-bar.ts';

const mostRows = 200;
const mostFaults = 20;

/** Shows what would change, and changes it once the reader agrees. */
export function showPreview(
  section: HTMLElement,
  theirs: Progress,
  { names }: CatalogIndex,
  bar: UndoBar,
): void {
  const { merged, changes } = mergeProgress(store.progress, theirs, Date.now());
  const together = writeReadable(merged);
  if ('faults' in together) {
    const lead = 'Together with what this browser keeps it is more than can be kept.';
    showFaults(section, [lead, ...together.faults]);
    return;
  }
  const rows = createPreview(changes, names);
  const taken = rows.filter(({ outcome }) => outcome === 'taken').length;
  const title = rows.length > 0 ? 'What would change' : 'Nothing to change';
  const close = openSection(section, title, taken > 0 ? 'Leave it' : 'Close', [
    createElement('p', {}, describeTotals(rows, taken)),
    ...(rows.length > 0 ? [createTable(rows.slice(0, mostRows))] : []),
    ...createRest(rows.length - mostRows),
  ]);
  if (taken === 0) return;
  const take = createElement('button', { type: 'button', class: 'go' }, 'Take it over');
  close.before(take);
  take.addEventListener('click', () => {
    section.hidden = true;
    bar.act(
      `Taken over: ${formatChanges(taken)}.`,
      (progress) =>
        // Another tab may have gone on meanwhile.
        mergeProgress(progress, theirs, Date.now()).merged,
    );
    bar.element.focus();
  });
}

/** Shows why nothing can be imported. */
export function showFaults(section: HTMLElement, faults: string[]): void {
  openSection(section, 'This cannot be imported', 'Close', [
    createElement('p', {}, 'Nothing has been changed. What is wrong:'),
    createElement(
      'ul',
      { class: 'prose' },
      ...faults.slice(0, mostFaults).map((fault) => createElement('li', {}, fault)),
    ),
    ...createRest(faults.length - mostFaults),
  ]);
}

/** Fills the section and moves the focus there; returns its last button, which closes it. */
function openSection(
  section: HTMLElement,
  title: string,
  last: string,
  parts: HTMLElement[],
): HTMLElement {
  const before = section.hidden ? document.activeElement : undefined;
  const heading = createElement('h2', { id: 'arriving' }, title);
  const close = createElement('button', { type: 'button' }, last);
  const buttons = createElement('p', { class: 'bar' }, close);
  section.replaceChildren(createElement('div', {}, heading, ...parts, buttons));
  section.hidden = false;
  section.focus();
  close.addEventListener('click', () => {
    section.hidden = true;
    if (before instanceof HTMLElement) before.focus();
  });
  return close;
}

function createTable(rows: PreviewRow[]): HTMLElement {
  const cell = (text: string, label: string) =>
    createElement('td', { role: 'cell', 'data-label': label }, text);
  const heads = ['What', 'Here now', 'What comes', 'Outcome'];
  // On a narrow screen a row is no table row any more, and keeps its roles only if they are said.
  return createElement(
    'table',
    { class: 'preview', role: 'table' },
    createElement(
      'thead',
      { role: 'rowgroup' },
      createElement(
        'tr',
        { role: 'row' },
        ...heads.map((head) => createElement('th', { role: 'columnheader', scope: 'col' }, head)),
      ),
    ),
    createElement(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map((row) =>
        createElement(
          'tr',
          { role: 'row', class: row.outcome === 'taken' ? 'taken' : undefined },
          createElement(
            'th',
            { role: 'rowheader', scope: 'row' },
            createElement('bdi', {}, row.title),
            createElement('span', { class: 'm' }, ` ${row.what}`),
          ),
          cell(row.mine, 'here now'),
          cell(row.theirs, 'what comes'),
          cell(row.outcome + (row.known ? '' : ', not in this catalog'), 'outcome'),
        ),
      ),
    ),
  );
}

function createRest(count: number): HTMLElement[] {
  return count > 0 ? [createElement('p', {}, `And ${count} more.`)] : [];
}

function describeTotals(rows: PreviewRow[], taken: number): string {
  if (rows.length === 0) return 'All of it is here already.';
  const stays = rows.length - taken;
  const unknown = rows.filter(({ known }) => !known).length;
  return [
    taken > 0 ? `${formatChanges(taken)} would be taken over.` : 'Nothing would be taken over.',
    stays > 0 && `${stays} would stay as here.`,
    unknown > 0 && `Not in this catalog, and kept all the same: ${unknown}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function formatChanges(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
