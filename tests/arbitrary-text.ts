import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

/**
 * Any character: the `binary` of fast-check, which first lists a million of them, for a second of each process that
 * wants a single text.
 */
const character = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (n) => String.fromCodePoint(n < SURROGATES.first ? n : n + SURROGATES.count),
  (text) => {
    const point = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== text)
      throw new Error('no character');
    return point < SURROGATES.first ? point : point - SURROGATES.count;
  },
);

/** Any text, of whatever characters. */
export function arbitraryText(bounds: { maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...bounds, unit: character });
}
