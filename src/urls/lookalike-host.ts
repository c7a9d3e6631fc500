/** Scripts with letters that look like Latin ones (Unicode Technical Standard 39, confusables). */
const LOOKALIKES = ['Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu', 'Deseret'];
const isLatin = /\p{Script=Latin}/u;
const patterns = LOOKALIKES.map((script) => ({
  script,
  pattern: new RegExp(`\\p{Script=${script}}`, 'u'),
}));
/** Full-width and mathematical letters, which a browser folds to plain ones. */
const isStyled = /[\uff00-\uffef\u2100-\u214f\u{1d400}-\u{1d7ff}]/u;

/**
 * The part of a host that may pass for another one, as it is written: a letter of another script beside Latin
 * letters, the top-level domain included, or one in another style. `undefined` if there is none. A host in the form
 * "xn--…" shows what it is.
 */
export function findLookalike(address: string): { letter: string; script: string } | undefined {
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#:]*)/iu.exec(address.trim())?.[1] ?? '';
  const styled = isStyled.exec(host);
  if (styled) return { letter: styled[0], script: 'another style' };
  if (!isLatin.test(host)) return undefined;
  for (const { script, pattern } of patterns) {
    const found = pattern.exec(host);
    if (found) return { letter: found[0], script };
  }
  return undefined;
}
