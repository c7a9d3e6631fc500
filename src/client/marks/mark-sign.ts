import type { Mark } from '../../progress/progress.ts';

const names = new WeakMap<Element, string>();

/** Shows a mark on an element: as `data-mark` for the eye, and in its label where it has one. */
export function setMark(element: Element, mark: Mark | undefined): void {
  if (mark) element.setAttribute('data-mark', mark);
  else element.removeAttribute('data-mark');
  const label = names.get(element) ?? element.getAttribute('aria-label');
  if (label === null) return;
  names.set(element, label);
  element.setAttribute('aria-label', mark ? `${label} · ${mark}` : label);
}
