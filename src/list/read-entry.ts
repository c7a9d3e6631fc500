import { foldText } from '../text/compare.ts';
import type { Resolved } from './addresses.ts';
import { linksOf, sliceText, type InlineText, type Span } from './inline-text.ts';
import type { EntryFields } from './list-content.ts';
import { isBare, isGeneric } from './link-words.ts';
import { cutMarks, cutMarksOfTitle } from './marks.ts';
import { cutOpen, readLabelled, unquote } from './read-title.ts';
import { isLinksOnly, readRest } from './read-rest.ts';
import { trimEndSigns } from './trim-signs.ts';

/** An entry as its line says it; `swallowed` if Markdown does not read its address as that of a link. */
export type ReadEntry = EntryFields & { swallowed?: true };

const POINTERS = new Set(['here', 'link', 'click here', 'this', 'url', '链接', '링크', 'リンク']);
/** Words that only lead to a link: "for books, go [here](…)". */
const POINTING = /[,;]?\s+(?:can be found|click|go|is|look|see)$/iu;
/** A conference or a journal by its letters, perhaps with its year: "CVPR", "NeurIPS 2019". */
const ACRONYM = /^(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z-]{2,12}(?:[ '’]?\d{2,4})?$/u;
const LONGEST_LEAD = 60;
const BADGE =
  /badge|shields\.io|travis-ci|circleci|codecov|coveralls|img\.|\/workflows\/|appveyor|badgen|goreportcard|starchart|star-history/i;

/** The links of a line that have a text and lead to a web page. */
export function usableLinks(
  line: InlineText,
  resolve: (address: string) => Resolved,
): (Span & { url: string; text: string })[] {
  return linksOf(line).flatMap((link) => {
    const { url } = resolve(link.url);
    const text = line.text.slice(link.from, link.to);
    return url === undefined || text === '' ? [] : [{ ...link, url, text }];
  });
}

/**
 * Reads the line of an entry: the text of a bullet, or the cell of a table, with a link.
 * @returns `undefined` if no link of it leads to a web page
 */
export function readEntry(
  line: InlineText,
  resolve: (address: string) => Resolved,
): ReadEntry | undefined {
  const links = usableLinks(line, resolve);
  const [first] = links;
  if (!first) return readPicture(line, resolve);
  const swallowed = /\]\s+\($/.test(line.text.slice(0, first.from)) ? true : undefined;
  const before = cutMarks(cutOpen(line.text.slice(0, first.from)), 'both');
  const bracketed = /[[(]\s*$/.test(line.text.slice(0, first.from));
  const end = bracketed ? endOfGroup(line, first) : first.to;
  const inside = links.filter(({ from, to }) => from >= first.to && to <= end);
  const rest = () => {
    const { links: more, ...fields } = readRest(sliceText(line, end), resolve);
    const own = inside.map(({ url, text }) => ({ url, title: text }));
    return { ...fields, links: [...own, ...more.filter(({ url }) => url !== first.url)] };
  };
  const addMarks = (fields: EntryFields, ...marks: string[]): ReadEntry => {
    const all = [...before.marks, ...marks, ...(fields.marks ?? [])];
    return { ...fields, ...(all.length > 0 && { marks: all }), ...(swallowed && { swallowed }) };
  };

  if (before.text === '') {
    const behind = readBehindLink(line, first, rest());
    if (behind) return addMarks({ ...behind, url: first.url });
    const { text: title, marks } = cutMarksOfTitle(first.text);
    const isAddress = isBare(title, first.url);
    return addMarks(
      { title: isAddress ? titleOfAddress(first.url) : unquote(title), url: first.url, ...rest() },
      ...marks,
    );
  }
  if (
    isGeneric(first.text) ||
    isBare(first.text, first.url) ||
    (bracketed && first.text.length <= 20) ||
    isNameOfLinks(line, first)
  ) {
    const more = rest();
    const titled = readLabelled(sliceText(line, 0, first.from));
    const summary = [titled.summary, more.summary].filter(Boolean).join(' ');
    return addMarks({
      ...titled,
      title: titled.title.replace(POINTING, '') || titleOfAddress(first.url),
      ...more,
      url: first.url,
      ...(summary !== '' && { summary }),
    });
  }
  const { text: title, marks } = cutMarksOfTitle(first.text);
  const lead = trimEndSigns(before.text);
  const isLead =
    lead !== before.text ||
    line.spans.some(({ kind, from, to }) => kind !== 'link' && from === 0 && to >= lead.length - 2);
  if (lead === '' || (isLead && lead.length <= LONGEST_LEAD))
    return addMarks(
      { title: unquote(title), url: first.url, ...(lead !== '' && { lead }), ...rest() },
      ...marks,
    );
  const { links: more } = rest();
  return addMarks(
    { title: unquote(title), url: first.url, links: more, summary: line.text },
    ...marks,
  );
}

/** An entry whose title is behind its link, which says only where or when: `[here](u) a title`, `[[CVPR](u)] A title`. */
function readBehindLink(
  line: InlineText,
  { text, url, from, to }: { text: string; url: string; from: number; to: number },
  { summary, ...more }: Omit<EntryFields, 'title'>,
): EntryFields | undefined {
  if (summary === undefined) return undefined;
  if (POINTERS.has(foldText(text))) return { ...more, title: summary };
  const title = /^[^.]*(?:\.\S[^.]*)*\.$/u.test(summary) ? summary.slice(0, -1) : summary;
  const next = line.text.slice(to);
  if (/^(?:19|20)\d{2}$/.test(text) && isStrongNext(line, to))
    return { ...more, title, year: Number(text) };
  const isWord = isGeneric(text) && /\p{L}/u.test(text) && !/^https?:\/\/[^/]*\/?$/i.test(url);
  if (isWord && /^[\s)\]]*[\p{Lu}\p{Lo}"“]/u.test(next)) return { ...more, title };
  const isVenue = /\[$/.test(line.text.slice(0, from)) && /^\]\s+[\p{L}\p{N}"“]/u.test(next);
  return isVenue && ACRONYM.test(text) ? { ...more, title, lead: text } : undefined;
}

/** Whether bold words are next, perhaps behind a dash. */
function isStrongNext({ text, spans }: InlineText, from: number): boolean {
  const strong = spans.find(({ kind, from: start }) => kind === 'strong' && start >= from);
  return strong !== undefined && /^[\s–—-]*$/u.test(text.slice(from, strong.from));
}

/** Where the brackets close that are open in front of a link, if nothing but links is in them; else where it ends. */
function endOfGroup(line: InlineText, { from, to }: { from: number; to: number }): number {
  const inside = /^[^()[\]]*/.exec(line.text.slice(to))?.[0].length ?? 0;
  const end = to + inside;
  return /[)\]]/.test(line.text[end] ?? '') && isLinksOnly(line, from, end) ? end + 1 : to;
}

/** Whether nothing but a name in bold is in front of a link, and nothing but more links behind it. */
function isNameOfLinks(line: InlineText, { from, to }: { from: number; to: number }): boolean {
  const strong = line.spans.find((span) => span.kind === 'strong' && span.to > span.from);
  const isName = strong?.from === 0 && line.text.slice(strong.to, from).trim() === '';
  return (
    isName && linksOf(sliceText(line, to)).length > 0 && isLinksOnly(line, from, line.text.length)
  );
}

/** A link that is nothing but a picture with a text, and no badge. */
function readPicture(
  line: InlineText,
  resolve: (address: string) => Resolved,
): ReadEntry | undefined {
  const link = linksOf(line).find(({ from, to }) => from === to);
  const picture = line.spans.find(({ kind, from }) => kind === 'image' && from === link?.from);
  const url = link && resolve(link.url).url;
  if (!link || !picture?.alt || url === undefined) return undefined;
  if (BADGE.test(`${picture.url} ${picture.alt}`)) return undefined;
  const { links, ...rest } = readRest(sliceText(line, link.to), resolve);
  return { title: picture.alt, url, ...rest, links };
}

/** The title of a link whose text is its address: the address as people say it. */
export function titleOfAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/+$/, '') || url;
}
