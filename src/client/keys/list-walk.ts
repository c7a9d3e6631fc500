/** Gives the focus to the next row, result or step that shows, or to the one before. */
export function walkList(by: 1 | -1): void {
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
