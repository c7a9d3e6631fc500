import { sliceText, type InlineText } from './inline-text.ts';
import type { EntryFields } from './list-content.ts';
import { isGeneric } from './link-words.ts';
import { cutMarks } from './marks.ts';
import {
  cutAtInitials,
  readAuthors,
  readBrackets,
  readCitation,
  readYearFirst,
} from './references.ts';
import { trimEndSigns, trimSigns } from './trim-signs.ts';

const LABEL = /^\[([^[\]]{1,40})\]\s*(?=[^\s()[\],.:-])/u;
/** A title that ends as a sentence does, and not with a word that is cut short. */
const SENTENCE = /^[^.]{12,}(?<!\b(?:al|co|corp|etc|inc|jr|ltd|no|vs))\.$/iu;
/** No title with its authors is longer. */
const LONGEST_TITLE = 1000;
const OPENING = ' [("\'“‘«';
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

/** The brackets and quotes that open what follows. */
export function cutOpen(text: string): string {
  // "[pdf] (" is a link with a space in it.
  return trimEndSigns(text.replace(/\[{1,3}[^[\]]{0,80}\]{1,3}\s\($/, ''), OPENING);
}

/** The title of a text in front of a link or without any, and what it says of it. */
export function readTitle(line: InlineText): EntryFields {
  const text = cutOpen(cutMarks(line.text.slice(0, LONGEST_TITLE), 'start').text);
  const strong = line.spans.find(
    ({ kind, from, to }) =>
      kind === 'strong' && to > from && from <= line.text.length - text.length + 2 && from < 8,
  );
  const fields: EntryFields = { title: '', links: [] };
  if (strong) {
    const inner = line.text.slice(strong.from, strong.to);
    const behind = sliceText(line, strong.to).text.slice(0, LONGEST_TITLE);
    return readBehind(readBy(inner, fields), cutOpen(behind), /^["“«]/u.test(inner));
  }
  const quoted = /^["“«]([^"”»]+)["”»]\s*(.*)$/u.exec(text);
  if (quoted?.[1] !== undefined)
    return readBehind({ ...fields, title: quoted[1] }, quoted[2] ?? '', true);
  const dated = /^(.{2,}?)[\s,.]*(\((?:18|19|20)\d{2}[a-z]?\)?.*)$/u.exec(text);
  const reference = dated?.[2] === undefined ? undefined : readYearFirst(dated[2]);
  if (dated?.[1] !== undefined && reference) {
    const { rest, ...known } = reference;
    const summary = trimText(rest);
    return { ...fields, title: unquote(dated[1]), ...known, ...(summary !== '' && { summary }) };
  }
  const cited = readCitation(text);
  if (cited) return { ...fields, ...cited };
  const cut = cutAtInitials(text);
  if (cut) return { ...fields, title: unquote(cut.title), ...cut.reference };
  const [, head, tail] = /^(.{2,}?)\s+[-–—―]\s+(.+)$/u.exec(text) ?? [];
  if (head !== undefined && tail !== undefined)
    return { ...fields, title: unquote(head), summary: trimEndSigns(tail) };
  return { ...fields, title: unquote(trimEndSigns(text)) };
}

/** A title with its authors behind it: `"Container Security" by Liz Rice`. */
function readBy(text: string, fields: EntryFields): EntryFields {
  const [, title, by] = /^["“«]([^"”»]+)["”»]\s+by\s+(.+)$/u.exec(text) ?? [];
  const authors = by === undefined ? undefined : readAuthors(by);
  return title !== undefined && authors
    ? { ...fields, title, ...authors }
    : { ...fields, title: unquote(trimEndSigns(text)) };
}

/** What stands behind a title that is bold or quoted. */
function readBehind(fields: EntryFields, behind: string, isQuoted: boolean): EntryFields {
  const dated = readYearFirst(behind);
  if (dated) {
    const { rest, ...known } = dated;
    const summary = trimText(rest);
    return { ...fields, ...known, ...(summary !== '' && { summary }) };
  }
  const by = /^by\s+([^([]+?)\s*(?=[([]|\s[-–—]\s|$)(.*)$/iu.exec(behind);
  const authors = by?.[1] === undefined ? undefined : readAuthors(by[1]);
  const after = authors ? (by?.[2] ?? '') : behind;
  const known = { ...fields, ...authors };
  const [, inner, more = ''] = /^\(([^()]*)\)?\s*(.*)$/u.exec(after) ?? [];
  if (inner === undefined) {
    const summary = trimText(after);
    return { ...known, ...(summary !== '' && { summary }) };
  }
  const summary = trimText(more);
  // What is behind the authors is who published it.
  const reference =
    authors || known.authors ? { venue: inner } : isQuoted ? readAuthors(inner) : undefined;
  const found = readBrackets(inner) ?? reference ?? { qualifier: inner };
  return { ...known, ...found, ...(summary !== '' && { summary }) };
}

function trimText(text: string): string {
  return trimSigns(text.startsWith('.') ? text.slice(1) : text);
}

/** A title without the quotation marks around all of it. */
export function unquote(title: string): string {
  return (/^["“«]([^"“”«»]+)["”»][.,]?$/u.exec(title.trim())?.[1] ?? title).trim();
}
