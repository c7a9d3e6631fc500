import { sliceText, type InlineText } from './inline-text.ts';
import type { EntryFields } from './list-content.ts';
import { isGeneric } from './link-words.ts';
import { cutMarks } from './marks.ts';
import { readTitle } from './read-entry.ts';
import { readCitation } from './references.ts';
import { trimEndSigns } from './trim-signs.ts';

const LABEL = /^\[([^[\]]{1,40})\]\s*(?=[^\s()[\],.:-])/u;
/** A title that ends as a sentence does, and not with a word that is cut short. */
const SENTENCE = /^[^.]{12,}(?<!\b(?:al|co|corp|etc|inc|jr|ltd|no|vs))\.$/iu;
const YEAR = /^((?:19|20)\d{2})(?:[./-]\d{1,2}){0,2}$/;

/**
 * Reads a text in front of a link as `readTitle` does, with a label in front of the title: `[2023/10] **Title**`,
 * `[Name] Title`. Names in front of a title in italics are its authors.
 */
export function readLabelled(whole: InlineText): EntryFields {
  const line = sliceText(whole, whole.text.length - cutMarks(whole.text, 'start').text.length);
  const [label = '', words = ''] = LABEL.exec(line.text) ?? [];
  const year = YEAR.exec(words)?.[1];
  const isLabel = label !== '' && (year !== undefined || !isGeneric(words));
  const { title, ...fields } = readCited(isLabel ? sliceText(line, label.length) : line);
  const plain = SENTENCE.test(title) ? title.slice(0, -1) : title;
  if (!isLabel) return { title: plain, ...fields };
  return {
    title: plain,
    ...fields,
    lead: words,
    ...(year !== undefined && { year: Number(year) }),
  };
}

/** A title in italics behind names and a comma is as good as one in quotation marks. */
function readCited(line: InlineText): EntryFields {
  const title = line.spans.find(
    ({ kind, from, to }) => kind === 'emphasis' && from > 0 && to > from,
  );
  const before = line.text.slice(0, title?.from);
  if (!title || !/,\s*$/.test(before)) return readTitle(line);
  const behind = trimEndSigns(line.text.slice(title.to), ' [(');
  const cited = readCitation(`${before}“${line.text.slice(title.from, title.to)}”${behind}`);
  return cited ? { links: [], ...cited } : readTitle(line);
}
