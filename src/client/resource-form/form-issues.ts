import type { Issue } from '../../catalog/issue.ts';
import { createElement } from '../markup.ts';

/** An issue with the value that would mend it, where there is one right answer. */
export interface ShownIssue extends Issue {
  isAdvice: boolean;
  mended?: string | undefined;
}

/** What is told of a field that nobody has touched yet: that it is empty is no news. */
const LATER = new Set([
  'missing-field',
  'empty-value',
  'empty-file',
  'no-placement',
  'not-findable',
]);

/**
 * Shows issues beside the fields they are about, and says how many there are.
 * `touched` are the names of the fields that somebody has left; `onMend` puts a value into a field.
 */
export function showIssues(
  form: HTMLElement,
  issues: ShownIssue[],
  touched: ReadonlySet<string> | 'all',
  onMend: (name: string, value: string) => void,
): void {
  const boxes = new Map(
    [...form.querySelectorAll<HTMLElement>('[data-issues]')].map((box) => [
      box.dataset['issues'] ?? '',
      box,
    ]),
  );
  const shown = Map.groupBy(
    issues.filter(({ code, field = [] }) => !LATER.has(code) || isTouched(nameOf(field), touched)),
    (issue) => boxes.get(boxNameOf(issue, boxes))!,
  );
  for (const [name, box] of boxes) {
    const own = shown.get(box) ?? [];
    // What stays is not made anew: somebody may be about to press a button in it.
    const said = JSON.stringify(own.map(({ code, message, mended }) => [code, message, mended]));
    if (box.dataset['said'] === said) continue;
    box.dataset['said'] = said;
    const items = own.map((issue) => createItem(issue, (value) => onMend(name, value)));
    box.replaceChildren(...(items.length > 0 ? [createElement('ul', {}, ...items)] : []));
    const control =
      form.querySelector(`[name="${CSS.escape(name)}"]`) ??
      (name === 'id' ? form.querySelector('[data-id]') : null);
    const isWrong = own.some(({ isAdvice }) => !isAdvice);
    if (isWrong) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
  }
}

/** The first field of a form with an error. */
export function findFirstWrong(form: HTMLElement): HTMLElement | undefined {
  const box = [...form.querySelectorAll<HTMLElement>('[data-issues]:has(.is-error)')][0];
  const around = box?.closest('.field, .field-list, .field-group');
  return around?.querySelector<HTMLElement>('input, select, textarea, button') ?? undefined;
}

function createItem(
  { code, message, isAdvice, mended, file, field }: ShownIssue,
  onMend: (value: string) => void,
): HTMLElement {
  const base = document.documentElement.dataset['base'] ?? '/';
  const elsewhere = field ? '' : `${file}: `;
  const item = createElement(
    'li',
    { class: isAdvice ? 'is-advice' : 'is-error' },
    isAdvice ? 'Advice: ' : '',
    `${elsewhere}${message} `,
    createElement('a', { href: `${base}contribute/rules/${code}/`, class: 'm' }, code),
  );
  if (mended !== undefined) {
    const button = createElement('button', { type: 'button' }, `Write “${shorten(mended)}”`);
    button.addEventListener('click', () => onMend(mended));
    item.append(' ', button);
  }
  return item;
}

/** The box of the field that an issue is about, else of what is around it, else of the whole file. */
function boxNameOf({ field = [] }: Issue, boxes: Map<string, unknown>): string {
  for (let length = field.length; length > 0; length -= 1) {
    const name = nameOf(field.slice(0, length));
    if (boxes.has(name)) return name;
  }
  return '';
}

/** The name of the field of a form for the path of a value. */
function nameOf(field: PropertyKey[]): string {
  return field
    .map(String)
    .join('.')
    .replace(/^(placements\.\d+)\.(?:topic|section|group)$/, '$1.place');
}

function isTouched(name: string, touched: ReadonlySet<string> | 'all'): boolean {
  return touched === 'all' || touched.has(name);
}

function shorten(text: string): string {
  return text.length > 60 ? `…${text.slice(-58)}` : text;
}
