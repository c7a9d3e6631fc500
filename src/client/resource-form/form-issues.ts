import type { Issue } from '../../source/issue.ts';
import { createElement } from '../markup.ts';
import {
  boxOf,
  controlIn,
  describeField,
  findHolder,
  labelOf,
  type Control,
} from './form-fields.ts';

/** An issue with the value that would fix it, if there is one right answer. */
export interface ShownIssue extends Issue {
  isAdvice: boolean;
  fixed?: string | undefined;
}

/** The issues of a form, by where they are shown. */
export interface Shown {
  /** Labels of fields whose errors are shown. */
  wrong: string[];
  /** Labels of fields that nobody has touched yet, with errors that wait until then. */
  waiting: string[];
  /** What became visible with this call, as sentences. */
  news: string[];
}

const EMPTY = new Set(['missing-field', 'empty-value', 'no-placement']);

/**
 * Shows the issues of touched fields beside them, and those of the whole file below `rest`.
 * `isTouched` is called for each field with an issue; `onFix` puts a value into a field.
 */
export function showIssues(
  form: HTMLElement,
  issues: ShownIssue[],
  isTouched: (holder: HTMLElement) => boolean,
  onFix: (name: string, value: string) => void,
): Shown {
  const rest = form.querySelector<HTMLElement>('.form-result .issues')!;
  const byHolder = Map.groupBy(issues, (issue) => findHolder(form, pathOf(issue)) ?? rest);
  const shown: Shown = { wrong: [], waiting: [], news: [] };
  const old = [...form.querySelectorAll<HTMLElement>('.issues')].map(
    (box) => box.closest<HTMLElement>('.field, .field-group, .field-list') ?? rest,
  );
  const inOrder = [...new Set([...old, ...byHolder.keys()])].toSorted((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  for (const holder of inOrder) {
    const own = byHolder.get(holder) ?? [];
    const isWrong = own.some(({ isAdvice }) => !isAdvice);
    const label = holder === rest ? 'the file' : labelOf(holder);
    const isShown = holder === rest || isTouched(holder);
    if (isWrong) (isShown ? shown.wrong : shown.waiting).push(label);
    shown.news.push(...fill(holder, holder === rest, isShown ? own : [], onFix));
  }
  return shown;
}

/** The first field of a form with an error that is shown. */
export function findFirstWrong(form: HTMLElement): HTMLElement | undefined {
  const box = form.querySelector('.issues:has(.is-error)');
  const holder = box?.closest<HTMLElement>('.field, .field-list, .field-group');
  return holder ? (controlIn(holder) ?? holder.querySelector('button') ?? undefined) : undefined;
}

/** Puts issues into the box of a field; returns those that were not there before, as sentences. */
function fill(
  holder: HTMLElement,
  isRest: boolean,
  own: ShownIssue[],
  onFix: (name: string, value: string) => void,
): string[] {
  const label = isRest ? '' : labelOf(holder);
  const control = holder.matches('.field') ? controlIn(holder) : undefined;
  const items = own.map((issue) => ({ ...issue, message: messageOf(issue, control) }));
  const said = JSON.stringify(items.map(({ code, message, fixed }) => [code, message, fixed]));
  if (items.length === 0 && !holder.querySelector(':scope > .issues')) return [];
  const box = isRest ? holder : boxOf(holder);
  // What stays is not made anew: somebody may be about to press a button in it.
  if ((box.dataset['said'] ?? '[]') === said) return [];
  const before = box.textContent;
  box.dataset['said'] = said;
  const onItemFix = (value: string) => onFix(control?.name ?? '', value);
  box.replaceChildren(
    ...(items.length > 0
      ? [createElement('ul', {}, ...items.map((item) => createItem(item, onItemFix)))]
      : []),
  );
  if (!isRest) {
    if (items.some(({ isAdvice }) => !isAdvice)) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    describeField(holder);
  }
  return items
    .map(({ message }) => message)
    .filter((message) => !before.includes(message))
    .map((message) => (label === '' ? message : `${label}: ${message}`));
}

function createItem(
  { code, message, isAdvice, fixed, file, field }: ShownIssue,
  onFix: (value: string) => void,
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
  if (fixed !== undefined) {
    const button = createElement('button', { type: 'button' }, `Write “${shorten(fixed)}”`);
    button.addEventListener('click', () => onFix(fixed));
    item.append(' ', button);
  }
  return item;
}

/** What is wrong in words for a form: those of the check say how to write a file. */
function messageOf(
  { code, message, isAdvice, field }: ShownIssue,
  control: Control | undefined,
): string {
  if (code === 'not-findable')
    return 'Enter a URL. Without one, add a DOI, an ISBN, a channel or authors under “More details”.';
  if (!EMPTY.has(code) || !control)
    // Beside its field an error begins its line. A quoted value stays as it is written.
    return isAdvice || !field
      ? message
      : message.replace(/^(?:(?:url|doi|isbn)\b|[a-z])/, (start) => start.toUpperCase());
  if (control.name.endsWith('.place')) return 'Choose a topic or section.';
  const label = control.labels?.[0]?.firstChild?.textContent?.trim() ?? '';
  // Not the letters of an abbreviation.
  const noun = label.replace(/^[A-Z](?![A-Z])/, (a) => a.toLowerCase());
  const what = control.name.includes('.') ? 'value' : noun;
  const verb = control instanceof HTMLSelectElement ? 'Choose' : 'Enter';
  return `${verb} ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}.`;
}

/** The names that lead to the field of an issue, from the outside in. */
function pathOf({ code, field = [] }: Issue): string[] {
  // Most resources are found by their address.
  if (code === 'not-findable') return ['url'];
  if (code === 'missing-field' && field.join() === 'placements')
    return ['placements', '0', 'place'];
  const path = field.map(String);
  if (path[0] === 'placements' && /^(?:topic|section|group)$/.test(path[2] ?? ''))
    return [...path.slice(0, 2), 'place'];
  return path;
}

function shorten(text: string): string {
  return text.length > 60 ? `…${text.slice(-58)}` : text;
}
