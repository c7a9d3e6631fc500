import { cutText } from '../text/quote.ts';
import { sliceText, type InlineText } from './inline-text.ts';
import { cutMarks } from './marks.ts';
import { trimEndSigns } from './trim-signs.ts';

const LONGEST_TITLE = 120;
const LONGEST_LABEL = 90;
const LONGEST_EMPHASIS = 40;

/** A heading without numbers, pictures, colons and an address in brackets around it. */
export function titleOf({ text }: InlineText): string {
  const bare = cutMarks(text).text.replace(/ #+$| \(https?:[^()\s]{1,200}\)$/, '');
  const words = trimEndSigns(bare, ' :：|');
  return cutText(words, LONGEST_TITLE);
}

/** A title without the code behind it, which says how much there is to open. */
export function cutCount(line: InlineText): InlineText {
  const { length } = line.text;
  const code = line.spans.findLast(
    ({ kind, from, to }) => kind === 'code' && from > 0 && to === length,
  );
  return code ? sliceText(line, 0, code.from) : line;
}

/** Whether all of a text is in emphasis. */
export function isEmphasis({ text, spans: [span] }: InlineText): boolean {
  return span?.kind === 'emphasis' && span.from === 0 && span.to === text.length;
}

/**
 * The text of a paragraph that is a label: nothing but bold words, then perhaps a colon or a remark in brackets; or a
 * few words in italics that are no sentence.
 */
export function labelOf(line: InlineText): string | undefined {
  const { text: plain } = cutMarks(line.text);
  if (plain === '' || plain.length > LONGEST_LABEL) return undefined;
  const offset = line.text.indexOf(plain);
  const span = line.spans.find(
    ({ kind, from, to }) =>
      (kind === 'strong' || kind === 'emphasis') && from <= offset + 1 && to > offset,
  );
  if (!span) return undefined;
  const behind = line.text.slice(span.to).trim();
  if (!/^[:：]?\s*(?:\([^()]*\)|\[[^\]]*\])?\s*[:：]?$/u.test(cutMarks(behind).text))
    return undefined;
  const words = trimEndSigns(line.text.slice(span.from, span.to), ' :：');
  const label = words.replace(/^\((.*)\)$/u, '$1');
  if (span.kind === 'emphasis' && (label.length > LONGEST_EMPHASIS || /[.!?]$/u.test(label)))
    return undefined;
  return label === '' ? undefined : label;
}
