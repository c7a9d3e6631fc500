import { createElement } from '../markup.ts';
import type { Control } from './form-fields.ts';
import type { Shown } from './form-issues.ts';
import type { Worked } from './form-work.ts';

/** How many fields the bar names. */
const MOST_NAMED = 3;

/** What is left to do, for the bar: which fields are wrong or still empty, or what happens next. */
export function formatState(
  { issues, proposal }: Worked,
  { wrong, waiting }: Shown,
  isEdit: boolean,
): string {
  const advice = issues.filter(({ isAdvice }) => isAdvice).length;
  const ready = proposal.isFilled
    ? 'Ready. The page it opens is filled in.'
    : isEdit
      ? 'Ready. The text is copied: on the page it opens, select all and paste.'
      : 'Ready. It is too long for a link, so it is copied: paste it on the page it opens.';
  return [
    ...(wrong.length > 0 ? [`To fix: ${formatNames(wrong)}.`] : []),
    ...(waiting.length > 0 ? [`Still to complete: ${formatNames(waiting)}.`] : []),
    ...(wrong.length + waiting.length === 0 ? [ready] : []),
    ...(advice > 0 ? [`${advice === 1 ? 'One piece' : `${advice} pieces`} of advice.`] : []),
  ].join(' ');
}

/** Says below the address what was removed from it, and which resources have it already. */
export function showListed(box: HTMLElement, cleaned: string, listed: Worked['listed']): void {
  const base = document.documentElement.dataset['base'] ?? '/';
  const parts = listed.flatMap(({ id, says, address }) => [
    `${says.charAt(0).toUpperCase()}${says.slice(1)}. `,
    createElement('a', { href: `${base}${address.slice(1)}` }, 'Open its page'),
    ' or ',
    createElement('a', { href: `${base}contribute/new/?edit=${id}` }, 'edit it'),
    '. ',
  ]);
  const all = cleaned ? [cleaned, ...parts] : parts;
  const text = all.map((part) => (typeof part === 'string' ? part : part.textContent)).join('');
  // The same words again would be read again.
  if (box.textContent !== text) box.replaceChildren(...all);
}

/** Explains the chosen kinds and levels, and counts the characters of texts. */
export function showMeanings(form: HTMLElement, meaningOf: (value: string) => string): void {
  for (const select of form.querySelectorAll('select')) {
    const help = select.parentElement?.querySelector(':scope > p');
    if (!help || meaningOf(select.options[1]?.value ?? '') === '') continue;
    let means = help.querySelector('.means');
    if (!means) help.append(' ', (means = createElement('span', { class: 'means' })));
    means.textContent = meaningOf(select.value);
  }
  for (const count of form.querySelectorAll<HTMLElement>('.count')) {
    const most = /\d+(?= characters)/.exec(count.textContent)?.[0] ?? '';
    const field = count.closest('.field')?.querySelector<Control>('textarea');
    const length = field?.value.trim().length ?? 0;
    count.textContent = `${length === 0 ? 'at most' : `${length} of`} ${most} characters`;
  }
}

/** `Title, Kind, Summary and 2 more` */
function formatNames(names: string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}
