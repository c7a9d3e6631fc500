import { findMarks } from './words.ts';

/** About a line and a half. */
const length = 150;
const before = 45;
const letters = /[^\p{M}\u200d]/u;

/** The part of a text in which most words are marked, with dots where it is cut; no letter is cut from its marks. */
export function cutExcerpt(text: string, forms: ReadonlySet<string>): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= length) return plain;
  const marks = findMarks(plain, forms);
  let start = 0;
  let most = 0;
  marks.forEach(([from], i) => {
    const held = marks.slice(i).findIndex(([, to]) => to > from - before + length);
    const count = held < 0 ? marks.length - i : held;
    if (count > most) [start, most] = [Math.max(0, from - before), count];
  });
  const from = start === 0 ? 0 : moveToEdge(plain, start);
  const end = from + length >= plain.length ? plain.length : moveToEdge(plain, from + length);
  const part = plain.slice(from, end).trim();
  return `${from > 0 ? '… ' : ''}${part}${end < plain.length ? ' …' : ''}`;
}

/** The next space, or where there is none nearby, the next letter. */
function moveToEdge(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  if (space >= 0 && space - at < 16) return space;
  let edge = at;
  while (edge < text.length && !isEdge(text, edge)) edge += 1;
  return edge;
}

function isEdge(text: string, at: number): boolean {
  const isInPair = /[\udc00-\udfff]/.test(text.charAt(at));
  const joins = /[\u17d2\u1039\u200d]/.test(text.charAt(at - 1));
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  const isPartOfSyllable = /[\u1160-\u11ff\uff9e\uff9f]/.test(next);
  return !isInPair && !joins && !isPartOfSyllable && letters.test(next);
}
