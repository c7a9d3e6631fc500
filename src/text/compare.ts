/** The order of two texts by code unit, which is also that of two ISO 8601 times. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
