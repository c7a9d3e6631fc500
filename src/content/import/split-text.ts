import { cutText } from '../../text/quote.ts';

/** What stands at the end of a sentence, and maybe closes behind it. */
const SENTENCES = /^.*[.!?…](?:["'”’»)\]]{0,2})(?=\s)|^.*[。！？]/su;

/** The whole sentences of a text that fit, and the rest; where none fits, it is cut between words, with "…". */
export function cutSentences(text: string, longest: number): { head: string; rest: string } {
  const head = SENTENCES.exec(text.slice(0, longest + 1))?.[0];
  if (head === undefined || head.length > longest || head.length < 20) return cutWords(text, longest);
  return { head, rest: text.slice(head.length).trim() };
}

/** The words of a text that fit, with "…" behind them, and the rest with "…" in front. */
export function cutWords(text: string, longest: number): { head: string; rest: string } {
  const cut = cutText(text, longest - 1);
  const words = cut.replace(/\s+\S*$/u, '');
  // A script without spaces, or one long word, is cut between letters.
  const kept = words.length > longest / 2 ? words : cut;
  return { head: `${kept.trimEnd()}…`, rest: `…${text.slice(kept.length).trim()}` };
}

/** A text in pieces that fit. */
export function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const cut = cutSentences(rest, longest);
    pieces.push(cut.head);
    rest = cut.rest;
  }
  return rest === '' ? pieces : [...pieces, rest];
}
