/** How text is cut into words, for the index, the query and the marks alike. */

const chunks = /[^\s,;:()[\]{}"“”«»!?|<>=*…—–]+/gu;
const edges = /^[^\p{L}\p{N}#]+|[^\p{L}\p{N}+#]+$/gu;
const separators = /[^\p{L}\p{N}+#]+/u;
const accents = /\p{M}/gu;
const apostrophes = /['’‘`]/gu;

/** One word as it is typed, with the other forms under which it should be found. */
export interface Word {
  /** Folded, punctuation inside kept: `vt-x`. */
  whole: string;
  /** Without any punctuation: `vtx`. */
  joined: string;
  /** Without its ending: `virtualiz`; the same as `joined` where there is none. */
  stem: string;
  /** What stands between punctuation, single letters left out: `virtio`, `ring`. */
  parts: string[];
}

/** Folds case, accents, compatibility forms and apostrophes. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .replace(apostrophes, '')
    .replace(/[®™©]/gu, '')
    .toLowerCase();
}

/** Folds a name so that `SR-IOV`, `sriov` and `sr iov` are the same. */
export function foldName(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}+#]+/gu, '');
}

/** Cuts a text into words. `EPT/NPT` is three: itself and both of its halves. */
export function splitWords(text: string): Word[] {
  return (foldText(text).match(chunks) ?? []).flatMap((chunk) => {
    const trimmed = chunk.replace(edges, '');
    if (trimmed === '') return [];
    const halves = trimmed.split('/').map((half) => half.replace(edges, ''));
    return [trimmed, ...(halves.length > 1 ? halves.filter((half) => half.length > 1) : [])].map(
      createWord,
    );
  });
}

/** All forms under which a text is found. */
export function findForms(text: string): string[] {
  return splitWords(text).flatMap((word) => [...formsOf(word)]);
}

/** All forms of one word, none twice. */
export function formsOf({ whole, joined, stem, parts }: Word): Set<string> {
  return new Set([whole, joined, stem, ...parts]);
}

/** The ranges of a text whose words have one of the forms, joined where they touch. */
export function findMarks(
  text: string,
  forms: ReadonlySet<string>,
): [start: number, end: number][] {
  const marks: [number, number][] = [];
  for (const { index, 0: run } of text.matchAll(/[^\s/]+/gu)) {
    const whole = splitWords(run);
    if (whole.some((word) => forms.has(word.whole) || forms.has(word.joined))) {
      marks.push([index, index + run.length]);
      continue;
    }
    for (const part of run.matchAll(/[\p{L}\p{M}\p{N}+#'’]+/gu)) {
      if (splitWords(part[0]).some((word) => [...formsOf(word)].some((form) => forms.has(form))))
        marks.push([index + part.index, index + part.index + part[0].length]);
    }
  }
  return marks.map(([start, end]) => trimMark(text, start, end));
}

function createWord(whole: string): Word {
  const joined = whole.replace(new RegExp(separators, 'gu'), '');
  const parts = whole.split(separators).filter((part) => part.length > 1 && part !== whole);
  return { whole, joined, stem: stemOf(joined), parts };
}

/** Takes common English endings off, and reads British spelling as American. */
function stemOf(word: string): string {
  if (word.length < 5 || /[^a-z]/.test(word)) return word;
  return word
    .replace(/([^siu])s$/, '$1')
    .replace(/(?<=\w{3})is(e|ed|er|ing|ation|able)$/, 'iz$1')
    .replace(/(?<=\w{3}iz)(e|ed|er|ing|ation|able)$/, '')
    .replace(/(?<=\w{3}at)(e|ed|or|ing|ion)$/, '')
    .replace(/(?<=\w{3})(?:([^aeiouls])\1)?(?:ing|ed)$/, '$1');
}

function trimMark(text: string, start: number, end: number): [number, number] {
  const run = text.slice(start, end);
  const lead = /^[^\p{L}\p{N}#]*/u.exec(run)?.[0].length ?? 0;
  const tail = /[^\p{L}\p{N}+#]*$/u.exec(run)?.[0].length ?? 0;
  return [start + lead, end - tail];
}
