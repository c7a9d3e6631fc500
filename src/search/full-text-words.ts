/**
 * What Pagefind is given to index and to look for, so that it finds what the instant index finds.
 * It cuts and folds words in its own way, by language: other spellings are indexed beside the text, and runs in scripts
 * without spaces as pairs of letters, written so that no stemmer or segmenter changes them.
 */
import { foldName } from './fold.ts';
import { shareOf } from './query.ts';
import { findForms, formsOf, hasUnspaced, splitWords, unifyWords, type Word } from './words.ts';

/** Stands between a text and its other spellings, which are searched and never shown. */
export const endOfText = '\u241e';

const consonants = 'bcdfghjklmnpqrtv';

/** The words under which a text is found beside those that Pagefind reads in it itself. */
export function findExtraWords(text: string, names: string[]): string[] {
  const extra = new Set<string>();
  const plain = new Set(text.toLowerCase().match(/[^\s.,;:!?()"'“”‘’…]+/gu));
  const unified = unifyWords(text);
  if (hasUnspaced(unified))
    for (const form of findForms(text)) if (isPair(form)) extra.add(encodePair(form));
  for (const run of unified.split(/\s+/u))
    for (const form of findSpellings(run)) if (!plain.has(form)) extra.add(form);
  for (const name of names) {
    const words = splitWords(name).filter(({ pairs }) => pairs.length === 0);
    words.slice(1).forEach(({ joined }, i) => extra.add((words[i]?.joined ?? '') + joined));
    if (words.length > 2) extra.add(words.map(({ joined }) => joined).join(''));
  }
  return [...extra].filter((word) => word !== '');
}

/** The forms of the words between two spaces, but for pairs of letters. Most runs are on many pages. */
function findSpellings(run: string): string[] {
  const known = spellings.get(run);
  if (known) return known;
  const found = splitWords(run).flatMap(({ whole, joined, also, parts, pairs }) =>
    pairs.length > 0 ? [] : [whole, joined, ...also, ...parts],
  );
  if (spellings.size >= MOST_SPELLINGS) spellings.clear();
  spellings.set(run, found);
  return found;
}

const MOST_SPELLINGS = 50_000;
const spellings = new Map<string, string[]>();

/** The words of a query as Pagefind should look for them: it wants all of them. */
export function formatFullTextQuery(words: Word[]): string {
  return words
    .flatMap(({ whole, pairs }) => (pairs.length > 0 ? pairs.map(encodePair) : [whole]))
    .join(' ');
}

/** The forms of a text that match a query, for the marks; `undefined` if a word of the query is not in it at all. */
export function findMatchingForms(text: string, words: Word[]): Set<string> | undefined {
  const held = new Set(findForms(text));
  const folded = foldName(text);
  const matching = new Set<string>();
  for (const word of words) {
    const matched = new Set<string>();
    for (const wanted of formsOf(word)) {
      const isStart = word.pairs.length > 0 || wanted.length > 1;
      for (const form of held)
        if (form === wanted || (isStart && form.startsWith(wanted))) {
          matched.add(wanted);
          matching.add(form);
        }
    }
    const share = shareOf(word, matched);
    const isHeld = word.pairs.length > 0 ? share === 1 : share > 0;
    if (!isHeld && !(word.joined.length > 1 && folded.includes(word.joined))) return undefined;
  }
  return matching;
}

const unspacedForm = /^(?:\P{ASCII}\p{M}*){1,4}$/u;

/** Whether a form is one letter, or two, of a script without spaces. */
function isPair(form: string): boolean {
  return unspacedForm.test(form) && splitWords(form).every(({ pairs }) => pairs.length > 0);
}

/** Letters that read as no word of any language, the same way for each letter: a beginning stays a beginning. */
function encodePair(pair: string): string {
  const points = [...pair].map((letter) => {
    const hex = (letter.codePointAt(0) ?? 0).toString(16).padStart(5, '0');
    return [...hex].map((digit) => consonants.charAt(parseInt(digit, 16))).join('');
  });
  return `x${points.join('')}`;
}
