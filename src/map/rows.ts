/**
 * The row of each station of a column, in their order and none twice, as near as can be to the
 * rows that they want.
 */
export function assignRows(wanted: number[], rowCount: number): number[] {
  // least[i][row]: the cost of the first i + 1 stations when the last of them stands in the row.
  const least: number[][] = [];
  const before: number[][] = [];
  wanted.forEach((want, i) => {
    let best = { cost: i === 0 ? 0 : Infinity, row: -1 };
    const costs: number[] = [];
    const rows: number[] = [];
    for (let row = 0; row < rowCount; row += 1) {
      const above = i > 0 && row > 0 ? (least[i - 1]?.[row - 1] ?? Infinity) : Infinity;
      if (above < best.cost) best = { cost: above, row: row - 1 };
      costs.push(best.cost + (row - want) ** 2);
      rows.push(best.row);
    }
    least.push(costs);
    before.push(rows);
  });
  const last = least.at(-1) ?? [];
  let row = last.indexOf(Math.min(...last));
  const assigned: number[] = [];
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    assigned.unshift(row);
    row = before[i]?.[row] ?? -1;
  }
  return assigned;
}
