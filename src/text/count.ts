/** `1 page`, `1,200 pages`. */
export function formatCount(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `1 of 1,200 pages`. */
export function formatShare(number: number, of: number, noun: string): string {
  return `${number.toLocaleString('en')} of ${formatCount(of, noun)}`;
}
