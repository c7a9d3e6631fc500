/** How letters of any script are made comparable: the same for the index, the query and the marks. */

/** Scripts whose texts are not cut into words by spaces alone; Korean glues particles and compounds. */
export const unspaced =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}\u30fc\u3099\u309a';

const signs = /[®™©℠]/gu;
const hyphens = /[\u2010-\u2012\u2212\ufe63\uff0d]/gu;
const zeroWidthSpaces = /\u200b/gu;
const invisible = /[\p{Cf}\u0640]/gu;
// Vowel signs of Indic scripts and of Thai, and the voicing of kana, are no accents.
const accents =
  /(?=[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Grek}\p{sc=Cyrl}])(?![\u3099\u309a])\p{M}|[\u093c\u09bc\u0a3c\u0abc\u0b3c]/gu;
const apostrophes = /['’‘ʼ`]/gu;
const katakana = /[\u30a1-\u30f6]/gu;
const digits = /(?![0-9])\p{Nd}/gu;

/** Letters that no decomposition of Unicode makes plain. */
const letters: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k',
  ς: 'σ', ґ: 'г', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ة: 'ه', ۀ: 'ه', ە: 'ه',
}; // oxfmt-ignore
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/** How some languages write letters with two dots, a ring or a stroke where they have none: `Mueller`. */
const spelledOut: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Makes widths, hyphens and invisible characters one; case and accents stay. */
export function unifyText(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(signs, '')
    .normalize('NFKC')
    .replace(zeroWidthSpaces, ' ')
    .replace(invisible, '')
    .replace(hyphens, '-');
}

/** Folds case, accents, compatibility forms, apostrophes, and letters that are one to a reader. */
export function foldText(text: string): string {
  if (isAscii(text)) return text.replace(apostrophes, '').toLowerCase();
  return unifyText(text)
    .replace(apostrophes, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(special, (letter) => letters[letter] ?? letter)
    .replace(digits, valueOf)
    .normalize('NFC')
    .replace(katakana, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
}

/** Folds a name so that `SR-IOV`, `sriov` and `sr iov` are the same. */
export function foldName(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{M}\p{N}+#]+/gu, '');
}

/** The text with its letters spelled out, as `Mueller` for `Müller`; `undefined` if nothing changes. */
export function spellOut(text: string): string | undefined {
  if (isAscii(text)) return undefined;
  const lower = text.toLowerCase().normalize('NFC');
  const spelled = lower.replace(/[äöüøå]/gu, (letter) => spelledOut[letter] ?? letter);
  return spelled === lower ? undefined : foldText(spelled);
}

/** Most text of many lists, for which all of the above changes nothing. */
function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** Digits of any script are in runs of ten, from zero to nine. */
function valueOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}
