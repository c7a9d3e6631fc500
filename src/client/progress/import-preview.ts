import {
  mergeProgress,
  createPreview,
  formatRows,
  type PreviewRow,
} from '../../progress/preview.ts';
import { writeReadable } from '../../progress/read-progress.ts';
import type { Progress } from '../../progress/progress.ts';
import type { CatalogIndex, UndoBar } from './page-parts.ts';
import { store } from '../progress-store.ts';
import { createElement } from '../markup.ts';

const mostRows = 200;
const mostIssues = 20;

/** Shows what would change, and changes it once the reader agrees. */
export function showPreview(
  section: HTMLElement,
  theirs: Progress,
  { names }: CatalogIndex,
  bar: UndoBar,
): void {
  const { merged, changes } = mergeProgress(store.progress, theirs, Date.now());
  const together = writeReadable(merged);
  if ('issues' in together) {
    const lead = 'Together with what this browser already stores, it is too much to store.';
    showIssues(section, [lead, ...together.issues]);
    return;
  }
  const rows = createPreview(changes, names);
  const imported = rows.filter(({ outcome }) => outcome === 'imported');
  const amount = formatRows(imported);
  const title = imported.length > 0 ? 'Import preview' : 'Nothing to import';
  const close = openSection(section, title, amount ? 'Cancel' : 'Close', [
    createElement('p', {}, describeTotals(rows, amount)),
    ...(rows.length > 0 ? [createTable(rows.slice(0, mostRows))] : []),
    ...createRest(rows.length - mostRows),
  ]);
  if (!amount) return;
  const button = createElement('button', { type: 'button', class: 'go' }, 'Import');
  close.before(button);
  button.addEventListener('click', () => {
    section.hidden = true;
    bar.act(
      `Imported ${amount}.`,
      (progress) =>
        // Another tab may have gone on meanwhile.
        mergeProgress(progress, theirs, Date.now()).merged,
      `Import of ${amount} undone.`,
    );
    bar.element.focus();
  });
}

/** Shows why nothing can be imported. */
export function showIssues(section: HTMLElement, issues: string[]): void {
  openSection(section, 'This cannot be imported', 'Close', [
    createElement('p', {}, 'Nothing was changed. Problems:'),
    createElement(
      'ul',
      { class: 'prose' },
      ...issues.slice(0, mostIssues).map((issue) => createElement('li', {}, issue)),
    ),
    ...createRest(issues.length - mostIssues),
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
  const heads = ['Item', 'In this browser', 'In the import', 'Result'];
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
          { role: 'row', class: row.outcome === 'imported' ? 'taken' : undefined },
          createElement(
            'th',
            { role: 'rowheader', scope: 'row' },
            createElement('bdi', {}, row.title),
            createElement('span', { class: 'm' }, ` ${row.what}`),
          ),
          cell(row.mine, 'in this browser'),
          cell(row.theirs, 'in the import'),
          cell(row.outcome + (row.known ? '' : ', not in this catalog'), 'result'),
        ),
      ),
    ),
  );
}

function createRest(count: number): HTMLElement[] {
  return count > 0 ? [createElement('p', {}, `And ${count} more.`)] : [];
}

function describeTotals(rows: PreviewRow[], amount: string): string {
  if (rows.length === 0) return 'Everything in it is already in this browser.';
  const stay = formatRows(rows.filter(({ outcome }) => outcome !== 'imported'));
  const unknown = formatRows(rows.filter(({ known }) => !known));
  return [
    amount ? `${amount} will be imported.` : 'Nothing will be imported.',
    stay && `Unchanged: ${stay}.`,
    unknown && `Not in this catalog, but kept: ${unknown}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
