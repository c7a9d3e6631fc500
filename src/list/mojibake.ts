/** The characters that Windows-1252 has for the bytes 80 to 9f; where it has none, the control character. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const byteOf = new Map([...HIGH].map((character, i) => [character, 0x80 + i]));
for (let byte = 0xa0; byte <= 0xff; byte += 1) byteOf.set(String.fromCharCode(byte), byte);
const LATER = `[\u0080-\u00bf${HIGH}]`;
/** What the UTF-8 of one character, or of several in a row, looks like if it was read as Windows-1252. */
const RUNS = new RegExp(
  `(?:[\u00c3-\u00df]${LATER}|\u00c2[\u00a0-\u00bf]|[\u00e0-\u00ef]${LATER}{2}|[\u00f0-\u00f4]${LATER}{3})+`,
  'gu',
);
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Repairs a text in which UTF-8 was read as Windows-1252: "naÃ¯ve" becomes "naïve". A run of characters is replaced only
 * if its bytes are valid UTF-8, which by chance they hardly ever are.
 */
export function repairMojibake(text: string): string {
  return text.replaceAll(RUNS, (run) => {
    const bytes = Uint8Array.from([...run].map((character) => byteOf.get(character) ?? 0));
    try {
      return strict.decode(bytes);
    } catch {
      return run;
    }
  });
}

/** A part of a text that cannot be right and cannot be repaired, or `undefined`. */
export function findDamage(text: string): string | undefined {
  return /\S{0,20}(?:\ufffd|(?<=\p{Ll})\u00c3[ \u00a0])\S{0,20}/u.exec(text)?.[0];
}
