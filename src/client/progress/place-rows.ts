/** Makes rows the children of a list, in their order; what has the focus keeps it. */
export function placeRows(list: HTMLElement, rows: HTMLElement[]): void {
  const focused = document.activeElement;
  const wanted = new Set<Element>(rows);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  rows.forEach((row, i) => {
    const there = list.children[i];
    if (there !== row) list.insertBefore(row, there ?? null);
  });
  // A row that is moved loses it.
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
}
