/** Makes rows the children of a list, in their order; those in place stay, with their focus. */
export function placeRows(list: HTMLElement, rows: HTMLElement[]): void {
  const wanted = new Set<Element>(rows);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  rows.forEach((row, i) => {
    const there = list.children[i];
    if (there !== row) list.insertBefore(row, there ?? null);
  });
}
