/** How text is cut into words, for the index, the query and the marks alike. */
import { foldText, spellOut, unifyText, unspaced } from './fold.ts';

const chunks = /[^\s,;:()[\]{}"“”„«»‹›!?|<>=*…—–·¿¡、。「」『』【】《》〈〉〔〕・،؛؟।॥។၊။་།]+/gu;
const edges = /^[^\p{L}\p{M}\p{N}#]+|[^\p{L}\p{M}\p{N}+#]+$/gu;
const separators = /[^\p{L}\p{M}\p{N}+#'’]+/u;
const punctuation = /[^\p{L}\p{M}\p{N}+#]+/gu;
const unspacedRuns = new RegExp(`([${unspaced}]+)`, 'u');
const anyUnspaced = new RegExp(`[${unspaced}]`, 'u');
const camelCase = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const numerals = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const shortYear = /(?<=\p{L}\s?)['’‘ʼ`](\d\d)(?!\p{N})/gu;
const arabicArticle = /^(?:[وفبك]?ال|لل)(?=\p{L}{3})/u;
const elision = /^\p{L}{1,4}['’](\p{L}{3,})$/u;

/** What a reader sees as one letter: a letter with its marks, a Korean syllable in parts, half-width kana with its dots. */
const graphemes =
  /[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*\p{M}*|[^\p{M}](?:[\p{M}\u200c\u200d\uff9e\uff9f]|(?<=[\u17d2\u1039])\p{L})*|\p{M}+/gu;

/** One word as it is typed, with the other forms under which it should be found. */
export interface Word {
  /** Folded, punctuation inside kept: `vt-x`. */
  whole: string;
  /** Without any punctuation: `vtx`. */
  joined: string;
  /** Without its ending: `virtualiz`; the same as `joined` where there is none. */
  stem: string;
  /** What is between punctuation or at a change of case, single letters left out: `virtio`, `ring`. */
  parts: string[];
  /** Other spellings of the whole: `mueller` for `müller`, `5.10` for `v5.10`. */
  also: string[];
  /**
   * Of a run in a script without spaces its neighbouring letters, two by two, by which it is found; else empty.
   * Pairs are cut alike everywhere, while the dictionaries of `Intl.Segmenter` differ between Node and browsers.
   */
  pairs: string[];
}

/** Cuts a text into words. `EPT/NPT` is three: itself and both of its halves; `KVM虚拟机` is two. */
export function splitWords(text: string): Word[] {
  return (unifyWords(text).match(chunks) ?? []).flatMap((chunk) =>
    anyUnspaced.test(chunk)
      ? chunk.split(unspacedRuns).flatMap((own, i) => (i % 2 === 1 ? createRun(own) : cut(own)))
      : cut(chunk),
  );
}

/** Makes letters and years one, before words are cut. */
export function unifyWords(text: string): string {
  return spellYears(unifyText(text));
}

/** Whether a text has letters of a script that is written without spaces. */
export function hasUnspaced(text: string): boolean {
  return anyUnspaced.test(text);
}

/** Writes `NSDI'20` as `NSDI 2020`, so that either finds the other. */
function spellYears(text: string): string {
  return text.replace(shortYear, (_, year: string) => ` ${Number(year) < 70 ? 20 : 19}${year}`);
}

/** All forms under which a text is found. */
export function findForms(text: string): string[] {
  let before: Word | undefined;
  return splitWords(text).flatMap((word) => {
    const forms = [...formsOf(word)];
    if (word.pairs.length > 0) {
      const letters = lettersOf(word.joined);
      // One letter alone is looked up as the beginning of a pair, so the last one is found by itself.
      forms.push(letters.at(-1) ?? '');
      if (before) forms.push((lettersOf(before.joined).at(-1) ?? '') + (letters[0] ?? ''));
    }
    before = word.pairs.length > 0 ? word : undefined;
    return forms;
  });
}

/** Neighbouring words of a name written as one, and all of them, so that `stackoverflow` finds Stack Overflow. */
export function runsOf(name: string): string[] {
  const words = splitWords(name).map(({ joined }) => joined);
  const pairs = words.slice(1).map((word, i) => (words[i] ?? '') + word);
  return words.length > 2 ? [...pairs, words.join('')] : pairs;
}

/** All forms of one word, none twice. */
export function formsOf({ whole, joined, stem, parts, also, pairs }: Word): Set<string> {
  return new Set(pairs.length > 0 ? pairs : [whole, joined, stem, ...also, ...parts]);
}

/** The ranges of a text whose words have one of the forms, joined where they touch. No letter is cut from its marks. */
export function findMarks(
  text: string,
  forms: ReadonlySet<string>,
): [start: number, end: number][] {
  if (forms.size === 0) return [];
  const marks: [number, number][] = [];
  for (const { index, 0: run } of text.matchAll(/[^\s/\u200b]+/gu)) {
    for (const [start, piece] of cutByScript(run)) {
      const at = index + start;
      if (anyUnspaced.test(foldText(piece))) marks.push(...markPairs(piece, at, forms));
      else marks.push(...markWords(piece, at, forms));
    }
  }
  return marks;
}

function markWords(run: string, at: number, forms: ReadonlySet<string>): [number, number][] {
  const has = ({ whole, joined, also }: Word) =>
    [whole, joined, ...also].some((form) => forms.has(form));
  const marks: [number, number][] = [];
  if (splitWords(run).some(has)) marks.push([at, at + run.length]);
  else
    for (const part of run.matchAll(/[\p{L}\p{M}\p{N}\p{Cf}+#'’]+/gu)) {
      if (splitWords(part[0]).some((word) => [...formsOf(word)].some((form) => forms.has(form))))
        marks.push([at + part.index, at + part.index + part[0].length]);
    }
  return marks.map(([start, end]) => trimMark(run, at, start, end));
}

/** The letters whose pairs are among the forms, joined to ranges. */
function markPairs(run: string, at: number, forms: ReadonlySet<string>): [number, number][] {
  const letters = [...run.matchAll(graphemes)].flatMap(({ index, 0: letter }) => {
    const folded = foldText(letter);
    return folded === '' ? [] : [{ folded, start: at + index, end: at + index + letter.length }];
  });
  const marks: [number, number][] = [];
  letters.forEach(({ folded, start, end }, i) => {
    const next = letters[i + 1];
    const to =
      next && forms.has(folded + next.folded) ? next.end : forms.has(folded) ? end : undefined;
    if (to === undefined) return;
    const last = marks.at(-1);
    if (last && last[1] >= start) last[1] = Math.max(last[1], to);
    else marks.push([start, to]);
  });
  return marks;
}

/** Cuts where writing with spaces meets writing without; the ranges are those of the text as it is. */
function cutByScript(run: string): [start: number, piece: string][] {
  if (!anyUnspaced.test(run.normalize('NFKC'))) return [[0, run]];
  const pieces: [number, string][] = [];
  let kind: boolean | undefined;
  for (const { index, 0: letter } of run.matchAll(graphemes)) {
    const own = anyUnspaced.test(letter.normalize('NFKC'));
    const last = pieces.at(-1);
    if (last && own === kind) last[1] += letter;
    else pieces.push([index, letter]);
    kind = own;
  }
  return pieces;
}

/** What pieces were cut into: those of a catalog are few, and come again and again. */
const cutPieces = new Map<string, Word[]>();
const MOST_PIECES = 50_000;

function cut(piece: string): Word[] {
  const before = cutPieces.get(piece);
  if (before) return before;
  const words = cutPiece(piece);
  if (cutPieces.size === MOST_PIECES) cutPieces.clear();
  cutPieces.set(piece, words);
  return words;
}

function cutPiece(piece: string): Word[] {
  const trimmed = piece.replace(edges, '');
  if (trimmed === '') return [];
  const halves = trimmed.split('/').map((half) => half.replace(edges, ''));
  return [trimmed, ...(halves.length > 1 ? halves.filter((half) => half.length > 1) : [])]
    .map(createWord)
    .filter(({ whole }) => whole !== '');
}

function createWord(typed: string): Word {
  const whole = foldText(typed);
  const joined = whole.replace(punctuation, '');
  const spelled = spellOut(typed)?.replace(punctuation, '');
  const own = elision.exec(typed)?.[1];
  const numeral = numerals.indexOf(whole);
  const also = [
    spelled,
    numeral < 0 ? undefined : String(numeral),
    own && foldText(own),
    /^v\d/.test(whole) ? whole.slice(1) : undefined,
  ].filter((form) => form !== undefined && form !== whole) as string[];
  const between = whole.split(separators).filter((part) => part.length > 1 && part !== whole);
  const cases = typed.split(camelCase).map(foldText);
  const parts =
    cases.length > 1 && cases.every((part) => /^\p{L}{3,}$/u.test(part))
      ? [...between, ...cases]
      : between;
  return { whole, joined, stem: stemOf(joined), parts, also, pairs: [] };
}

function createRun(typed: string): Word[] {
  const whole = foldText(typed);
  const letters = lettersOf(whole);
  if (letters.length === 0) return [];
  const pairs =
    letters.length === 1 ? letters : letters.slice(1).map((next, i) => (letters[i] ?? '') + next);
  return [{ whole, joined: whole, stem: whole, parts: [], also: [], pairs }];
}

function lettersOf(run: string): string[] {
  return run.match(graphemes) ?? [];
}

/** Takes common English endings and the Arabic article off, and reads British spelling as American. */
function stemOf(word: string): string {
  if (/^\p{sc=Arab}/u.test(word)) return word.replace(arabicArticle, '');
  if (word.length < 5 || /[^a-z]/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/([^siu])s$/, '$1')
    .replace(/(?<=\w{3})is(e|ed|er|ing|ation|able)$/, 'iz$1')
    .replace(/(?<=\w{3}iz)(e|ed|er|ing|ation|able)$/, '')
    .replace(/(?<=\w{3}at)(e|ed|or|ing|ion)$/, '')
    .replace(/(?<=\w{3})(?:([^aeiouls])\1)?(?:ing|ed)$/, '$1')
    .replace(/(?<=\w{3})e$/, '');
}

function trimMark(run: string, at: number, start: number, end: number): [number, number] {
  const marked = run.slice(start - at, end - at);
  const lead = /^[^\p{L}\p{N}#]*/u.exec(marked)?.[0].length ?? 0;
  const tail = /[^\p{L}\p{M}\p{N}+#]*$/u.exec(marked)?.[0].length ?? 0;
  // A sign such as ⒜ is no letter itself, yet read as one.
  return lead + tail < marked.length ? [start + lead, end - tail] : [start, end];
}
