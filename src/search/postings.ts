/** The documents that hold a word: the position of each, in order, and the number of the field that holds it. */
export interface Postings {
  at: number[];
  field: number[];
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...SIGNS].map((sign, i) => [sign.charCodeAt(0), i]));
const BITS = 5;
const MORE = 1 << BITS;

/** Writes postings: the distance from the position before in signs of five bits, then the field in one sign. */
export function packPostings({ at, field }: Postings): string {
  let packed = '';
  at.forEach((own, i) => {
    for (let left = own - (at[i - 1] ?? 0); ; left >>= BITS) {
      const isLast = left < MORE;
      packed += SIGNS.charAt((left & (MORE - 1)) | (isLast ? MORE : 0));
      if (isLast) break;
    }
    packed += SIGNS.charAt(field[i] ?? 0);
  });
  return packed;
}

/** Reads the postings that {@link packPostings} wrote. */
export function unpackPostings(packed: string): Postings {
  const postings: Postings = { at: [], field: [] };
  const valueAt = (i: number) => values.get(packed.charCodeAt(i)) ?? 0;
  let at = 0;
  for (let i = 0; i < packed.length; i += 1) {
    for (let shift = 0; i < packed.length; shift += BITS, i += 1) {
      const sign = valueAt(i);
      at += (sign & (MORE - 1)) << shift;
      if (sign >= MORE) break;
    }
    i += 1;
    postings.at.push(at);
    postings.field.push(valueAt(i));
  }
  return postings;
}
