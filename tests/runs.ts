/** How often a property is tested: as often as it says, and a fifth of it in a quick run. */
export function runs(whole: number): number {
  return process.env['QUICK_TESTS'] === undefined ? whole : Math.ceil(whole / 5);
}
