/**
 * Keeps what has the focus out from under the bar: browsers scroll to the caret of a field alone, and what is above
 * may grow afterwards, as when an issue appears. How far from the edge a field stays is set by the stylesheet, as
 * `scroll-padding`.
 */
export function keepFocusInView(form: HTMLElement): void {
  const bar = form.querySelector('.propose');
  if (!bar) return;
  const keep = () => {
    const { activeElement: focused } = document;
    if (!focused || !form.contains(focused) || bar.contains(focused)) return;
    const { top, bottom } = focused.getBoundingClientRect();
    // Whoever scrolled it out of view meant to.
    if (top < innerHeight && bottom > bar.getBoundingClientRect().top)
      focused.scrollIntoView({ block: 'nearest' });
  };
  form.addEventListener('focusin', () => requestAnimationFrame(keep));
  const observer = new ResizeObserver(keep);
  for (const part of [bar, ...form.querySelectorAll('.form-fields')]) observer.observe(part);
}
