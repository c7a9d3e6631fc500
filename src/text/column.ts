/** Signs that need no escape in JSON and in which a compressor finds what repeats. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Writes numbers from 0 with the same count of signs each, the count before them: small where it is compressed. */
export function packColumn(numbers: number[]): string {
  const most = numbers.reduce((a, b) => Math.max(a, b), 0);
  const width = Math.max(1, Math.ceil(Math.log(most + 1) / Math.log(SIGNS.length)));
  const signs = numbers.map((number) => {
    let own = '';
    for (let i = 0, left = number; i < width; i += 1, left = Math.floor(left / SIGNS.length))
      own = SIGNS.charAt(left % SIGNS.length) + own;
    return own;
  });
  return width + signs.join('');
}

/** Reads the numbers that {@link packColumn} wrote. */
export function unpackColumn(column: string): number[] {
  const width = Number(column.charAt(0));
  return Array.from({ length: (column.length - 1) / width }, (_, i) => {
    let number = 0;
    for (let at = 0; at < width; at += 1)
      number = number * SIGNS.length + SIGNS.indexOf(column.charAt(1 + i * width + at));
    return number;
  });
}
