import { foldText } from '../text/compare.ts';
import words from './data/step-words.json' with { type: 'json' };

const verbs = new Set(words.verbs);
const forms = new Set(words.forms);
const parts = new Set(words.parts);
const small = new Set(words.small);
const ends = new Set(words.ends);
const LONGEST_VERB = 3;

/** One word of a name: without case and plural. */
export interface NameWord {
  word: string;
  /** Whether it is written in capitals, as in "SDM". */
  isCapital: boolean;
  /** Whether it says what something is and not what it is about: "tutorial", "source". */
  isForm: boolean;
  isPlural: boolean;
}

/** What a step names for its reader, such as "Intel SDM", and what else its text says. */
export interface StepPhrase {
  /** What it names as a whole, then each part of what "and", "or" and commas divide. */
  names: NameWord[][];
  rest: string;
}

/**
 * Finds what a step names: what stands behind "Read" or "Start with", up to a bracket or a word such as "for". Without
 * such a verb it must say what it is, as "QEMU tutorials" does: "Learn Go" and "Build a kernel" name nothing. Chapters and
 * volumes belong to no name.
 */
export function readStepPhrase(text: string): StepPhrase {
  const end = /[([:;–—]|\s-\s|[.!?](?:\s|$)/u.exec(text)?.index ?? text.length;
  const all: string[] = text.slice(0, end).match(TOKEN) ?? [];
  const behind = skipVerb(all);
  const tokens = cutParts(behind);
  const from = tokens.findIndex((token) => !isDivider(token) && !ends.has(foldText(token)));
  const own = from === -1 ? [] : tokens.slice(from);
  const stop = own.findIndex((token) => ends.has(foldText(token)));
  const name = stop === -1 ? own : own.slice(0, stop);
  const divided = divide(name);
  const names = [readWords(name), ...(divided.length > 1 ? divided : [])];
  const isNamed = behind.length < all.length || names[0]?.some(({ isForm }) => isForm) === true;
  return { names: isNamed ? names : [], rest: text.slice(end) };
}

/** The words of a title or a name, without those that say nothing. */
export function wordsOf(title: string): NameWord[] {
  return readWords(title.match(TOKEN) ?? []);
}

/** Words, with what divides them as words of their own. */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?|[,&]|(?<=\p{L}{3})\/(?=\p{L}{3})/gu;

function isDivider(token: string): boolean {
  return /^(?:[,&/]|and|or)$/i.test(token);
}

function skipVerb(tokens: string[]): string[] {
  for (let length = LONGEST_VERB; length > 0; length -= 1)
    if (verbs.has(tokens.slice(0, length).join(' ').toLowerCase())) return tokens.slice(length);
  return tokens;
}

/** A name without "Volume 3C" and "chapters 1 and 2 of". */
function cutParts(tokens: string[]): string[] {
  const kept: string[] = [];
  const isNumber = (token = '') => /^(?=.*\d)[\p{L}\d]{1,5}$|^[ivx]{1,4}$/iu.test(token);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    if (!parts.has(singular(token.toLowerCase())) || !isNumber(tokens[i + 1])) {
      kept.push(token);
      continue;
    }
    while (isNumber(tokens[i + 1]) || (isDivider(tokens[i + 1] ?? '') && isNumber(tokens[i + 2])))
      i += 1;
  }
  return kept;
}

/** "QEMU documentation and tutorials" as "QEMU documentation" and "QEMU tutorials"; "A or B specifications" likewise. */
function divide(tokens: string[]): NameWord[][] {
  const divided: string[][] = [[]];
  for (const token of tokens)
    if (isDivider(token)) divided.push([]);
    else divided.at(-1)?.push(token);
  const names = divided.map(readWords).filter((name) => name.length > 0);
  const first = names[0]?.filter(({ isForm }) => !isForm) ?? [];
  const last = names.at(-1)?.filter(({ isForm }) => isForm) ?? [];
  const hasForm = names.slice(0, -1).some((name) => name.some(({ isForm }) => isForm));
  return names.map((name, i) => {
    if (i > 0 && name.every(({ isForm }) => isForm)) return [...first, ...name];
    return i < names.length - 1 && !hasForm ? [...name, ...last] : name;
  });
}

function readWords(tokens: string[]): NameWord[] {
  return tokens.flatMap((token) => {
    const folded = foldText(token.replace(/['’]s$/u, ''));
    if (folded === '' || small.has(folded)) return [];
    const word = singular(folded);
    return {
      word,
      isCapital: /^\p{Lu}[\p{Lu}\d]{2,5}$/u.test(token),
      isForm: forms.has(word),
      isPlural: word !== folded,
    };
  });
}

function singular(word: string): string {
  return /[^siu]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
