/** The order of two texts by code unit, which is also that of two ISO 8601 times. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Words in small letters with single spaces between them; signs are left out, marks of letters stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Stands in a listed title for the host of the page. */
export const HOST = '{host}';

/** A listed title folded, its `{host}` kept. */
export function foldTitle(title: string): string {
  return title.split(HOST).map(foldText).join(` ${HOST} `).trim();
}

/** Signs that make another name of a name, and how they are spelt: `C++`, `C#`, `.NET`, `A*`. The longer come first. */
const SIGNS: [sign: RegExp, spelt: string][] = [
  [/(?<=\p{L})\+\+(?![\p{L}\p{N}+])/gu, 'pp'],
  [/(?<=\p{L})--(?![\p{L}\p{N}-])/gu, ' minus minus '],
  [/(?<=\p{L})[#♯](?![\p{L}\p{N}#])/gu, 'sharp'],
  [/(?<![\p{L}\p{N}])(\p{L})\*(?!\p{L})/gu, '$1 star '],
  [/(?<![\p{L}\p{N}.])\.net\b/giu, 'dotnet'],
  [/(?<=[\p{L}\p{N}])\s*&\s*(?=[\p{L}\p{N}])/gu, ' and '],
];

/** A text with the signs that belong to a name in words: `cpp for guests`. Letters in other widths are the same. */
export function spellSigns(text: string): string {
  return SIGNS.reduce(
    (spelt, [sign, word]) => spelt.replaceAll(sign, word),
    text.normalize('NFKC'),
  );
}
