import linkWords from './data/link-words.json' with { type: 'json' };
import { foldText } from '../text/compare.ts';

const isLinkWord = new Set(linkWords.map(foldText));

/** Whether the text of a link says what is there but not what it is called: "pdf", "source code", "Screenshot 2", "4.2". */
export function isGeneric(text: string): boolean {
  const word = foldText(text).replace(/ \d{1,2}$/, '');
  return isLinkWord.has(word) || !/\p{L}/u.test(text);
}

/** Whether a text is an address, that of its link. */
export function isBare(text: string, url: string): boolean {
  return /^(?:https?:\/\/|www\.)/i.test(text) || text === url;
}

/** Whether the title of a link says nothing but its address. */
export function repeatsAddress(title: string, url: string): boolean {
  const cut = (text: string) => text.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
  return cut(title) === cut(url);
}
