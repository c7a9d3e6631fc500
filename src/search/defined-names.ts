/** Names that a text defines, not only mentions. */
import { splitWords } from './words.ts';

const longestText = 2000;
const verbs =
  /\b(?:specif(?:ies|ying)|defin(?:es|ing)|standardi[sz]es|specification (?:of|for)|definition of|standard for)\s+([^.;:]*)/giu;
const name = /[\p{L}\p{N}][\p{L}\p{N}+#./-]*/gu;
const longForms = /([\p{L}\p{N}][\p{L}\p{N}+#./-]*)\s+\(([^()]{2,60})\)/gu;
const initials = /(?<![\p{L}\p{N}])\p{L}/gu;

/**
 * The names that a text defines: what comes after "specifies" or "defines" and is written as a name or is one of the
 * glossary, and both sides of `SVM (Secure Virtual Machine)` or `Secure Virtual Machine (SVM)`. Empty if it defines none.
 */
export function findDefinedNames(ofText: string, glossary: KnownNames): string[] {
  const text = ofText.slice(0, longestText);
  const names = new Set<string>();
  for (const [, clause = ''] of text.matchAll(verbs)) {
    for (const [word] of clause.matchAll(name)) if (isName(word)) names.add(trimName(word));
    for (const term of findNames(clause, glossary)) names.add(term);
  }
  for (const [, before = '', inside = ''] of text.matchAll(longForms)) {
    if (isShortFor(before, inside)) names.add(before).add(inside);
    const phrase = text
      .slice(0, text.indexOf(`(${inside})`))
      .trimEnd()
      .split(/[,.;:()]\s*/)
      .at(-1);
    const words = (phrase ?? '').split(/\s+/).slice(-inside.length);
    const long = words.findIndex((_, i) => isShortFor(inside, words.slice(i).join(' ')));
    if (long >= 0) names.add(inside).add(words.slice(long).join(' '));
  }
  return [...names];
}

/** The names of a specification's title: those of the glossary in it, and what comes before "Specification". */
export function findTitleNames(title: string, glossary: KnownNames): string[] {
  const before = /^(.+?)\s+(?:specification|standard)s?\b/iu.exec(title)?.[1];
  return [...findNames(title, glossary), ...(before === undefined ? [] : [before])];
}

/** Names by their words, folded once for many texts. */
export type KnownNames = ReadonlyMap<string, string>;

const longestName = 8;

/** Folds names, such as those of a glossary, to look for them in texts. */
export function createKnownNames(names: string[]): KnownNames {
  return new Map(names.map((own) => [wordsOf(own).join(' '), own]));
}

function findNames(text: string, known: KnownNames): string[] {
  const words = wordsOf(text);
  const found = words.flatMap((_, start) =>
    Array.from({ length: longestName }, (_, i) =>
      known.get(words.slice(start, start + i + 1).join(' ')),
    ),
  );
  return [...new Set(found)].filter((own) => own !== undefined);
}

function wordsOf(text: string): string[] {
  return splitWords(text).map(({ joined }) => joined);
}

/** Two capitals, or a capital within or a digit: `VMX`, `VT-d`, `SR-IOV`. A word that begins a name says too little. */
function isName(word: string): boolean {
  return /\p{Lu}.*[\p{Lu}\p{N}]|\p{Ll}\p{Lu}/u.test(word);
}

function trimName(word: string): string {
  return word.replace(/[./-]+$/u, '');
}

/** Whether the letters of a short name begin words of a long one, in order, with few words left out. */
function isShortFor(short: string, long: string): boolean {
  if (!/^[\p{L}\p{N}-]{2,10}$/u.test(short) || !/\s|-/.test(long)) return false;
  const letters = (long.match(initials) ?? []).join('').toLowerCase();
  const wanted = short.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (wanted.length < 2 || letters[0] !== wanted[0] || letters.length > wanted.length + 2)
    return false;
  let at = 0;
  for (const letter of letters) if (letter === wanted[at]) at += 1;
  return at === wanted.length;
}
