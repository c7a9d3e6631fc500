import type { Resolved } from './addresses.ts';
import { linksOf, sliceText, type InlineText, type Span } from './inline-text.ts';
import type { EntryFields, ListLink } from './list-content.ts';
import { isGeneric } from './link-words.ts';
import { cutMarks } from './marks.ts';
import { trimEndSigns, trimSigns } from './trim-signs.ts';

type Rest = Omit<EntryFields, 'title' | 'url'>;

const SEPARATOR =
  /^[\s"'”’»\])]*(?:(?:(?!:[a-z0-9_+-]+:)[-–—―‒−~|·•:,;→：，、]|->|=>|[.。](?=\s|$))+\s*)*/u;
const BETWEEN_LINKS = /^[\s,;/|·•&+]*(?:(?:and|or)[\s]+)?$/iu;
const MOST_GROUPS = 20;
/** Longer code is part of a text. */
const LONGEST_TAG = 40;
/** In a longer text nobody finds tags at its end. */
const LONGEST_TEXT = 4000;

/** Reads what is behind the link of an entry: more links in brackets, a qualifier, a description, tags and marks. */
export function readRest(rest: InlineText, resolve: (address: string) => Resolved): Rest {
  const links: ListLink[] = linksOf(rest).flatMap((link) => {
    const { url } = resolve(link.url);
    const title = rest.text.slice(link.from, link.to).replace(/^[([\s]+|[)\]\s]+$/g, '');
    return url === undefined || link.from === link.to ? [] : [{ url, title }];
  });
  const marks: string[] = [];
  const cut = (line: InlineText, where: 'start' | 'end'): InlineText => {
    const found = cutMarks(line.text, where);
    marks.push(...found.marks);
    const from = where === 'start' ? line.text.length - found.text.length : 0;
    return found.marks.length === 0 ? line : sliceText(line, from, from + found.text.length);
  };

  const opened = sliceText(rest, /^["'”’»\])]*/u.exec(rest.text)?.[0].length ?? 0);
  const { tags: inFront, line: unlabelled } = cutTags(opened);
  let line = cut(unlabelled, 'start');
  let qualifier: string | undefined;
  for (let i = 0; i < MOST_GROUPS; i += 1) {
    const group = /^[\s,]*(?:\(([^()]*)\)|\[([^[\]]*)\]|\[\[([^[\]]*)\]\])/u.exec(line.text);
    if (!group) {
      const next = skipLink(line);
      if (!next) break;
      line = cut(next, 'start');
      continue;
    }
    const inner = group[1] ?? group[2] ?? group[3] ?? '';
    if (!isLinksOnly(line, 0, group[0].length)) {
      // Only one that nothing but a description follows.
      if (qualifier !== undefined || linksOf(sliceText(line, 0, group[0].length)).length > 0) break;
      qualifier = inner.trim();
    }
    line = cut(sliceText(line, group[0].length), 'start');
  }
  line = cut(sliceText(line, SEPARATOR.exec(line.text)?.[0].length ?? 0), 'start');

  const tags: string[] = [];
  for (let i = 0; i < MOST_GROUPS && line.text.length < LONGEST_TEXT; i += 1) {
    line = cut(line, 'end');
    const end = line.text.length;
    const group = /\s*(?:\(([^()]*)\)|\[+([^[\]]*)\]+)[.,]?$/u.exec(line.text);
    if (group && group[0] !== '' && isLinksOnly(line, group.index, end)) {
      line = sliceText(line, 0, group.index);
      continue;
    }
    const code = line.spans.findLast((span) => span.to === end && isShortCode(span, line));
    const before = code && line.text.slice(0, code.from).trimEnd();
    if (!code || before === undefined || !isTag(line, before, tags.length > 0)) break;
    tags.unshift(line.text.slice(code.from, code.to));
    line = sliceText(line, 0, code.from);
  }
  tags.unshift(...inFront);
  // Nothing is opened at the end of a text.
  const summary = trimEndSigns(trimSigns(line.text), ' [(');
  return {
    links,
    ...(summary !== '' && { summary }),
    ...(qualifier && { qualifier }),
    ...(tags.length > 0 && { tags }),
    ...(marks.length > 0 && { marks }),
  };
}

/** Code in front of a text, if it is no part of it: several in a row, or one in front of a dash or a mark. */
function cutTags(line: InlineText): { tags: string[]; line: InlineText } {
  const tags: string[] = [];
  let rest = line;
  for (let i = 0; i < MOST_GROUPS; i += 1) {
    const code = rest.spans.find((span) => span.from === 0 && isShortCode(span, rest));
    if (!code) break;
    tags.push(rest.text.slice(0, code.to));
    rest = sliceText(rest, code.to + (/^[,\s]*/.exec(rest.text.slice(code.to))?.[0].length ?? 0));
  }
  const isApart =
    tags.length > 1 ||
    /^(?:[-–—:|·]|$)/u.test(rest.text) ||
    cutMarks(rest.text, 'start').marks.length > 0;
  return tags.length > 0 && isApart ? { tags, line: rest } : { tags: [], line };
}

/** Whether a span is code that can be a tag: a few words, and not those of a link. */
function isShortCode(span: Span, line: InlineText): boolean {
  const { kind, from, to } = span;
  if (kind !== 'code' || to === from || to - from > LONGEST_TAG) return false;
  if (!/[\p{L}\p{N}]/u.test(line.text.slice(from, to))) return false;
  // What is around a span comes before it.
  const around = line.spans.slice(0, line.spans.indexOf(span));
  return !around.some((other) => other.kind === 'link' && other.from <= from && other.to >= to);
}

/** Code behind the end of a sentence or of a group of links, or with nothing in front of it, is a tag. */
function isTag(line: InlineText, before: string, isMore: boolean): boolean {
  if (before === '' || /[.!?。)\]]$/u.test(before) || isMore) return true;
  return line.spans.some(({ kind, to }) => kind === 'code' && to === before.length);
}

/** Whether a part of a line is nothing but links, brackets and what divides links. */
function isLinksOnly(line: InlineText, from: number, to: number): boolean {
  let at = from;
  const inside = linksOf(line).filter((link) => link.from < to && link.to > from);
  if (inside.length === 0) return false;
  for (const link of inside) {
    if (!BETWEEN_LINKS.test(line.text.slice(at, link.from).replaceAll(/[[\]()]/g, '')))
      return false;
    at = Math.max(at, link.to);
  }
  return BETWEEN_LINKS.test(line.text.slice(at, to).replaceAll(/[[\]().]/g, ''));
}

/** The line behind a link in brackets at its beginning, such as `[(PDF)](u)`, or behind a picture. */
function skipLink(line: InlineText): InlineText | undefined {
  const link = linksOf(line).find(
    ({ from, to }) => to > from && /^[\s,[(]*$/.test(line.text.slice(0, from)),
  );
  if (!link) return undefined;
  const text = line.text.slice(link.from, link.to);
  const isBracketed = /^[([].*[)\]]$/.test(text) || /^\s*\[/.test(line.text);
  if (!isBracketed && !isGeneric(text)) return undefined;
  const behind = sliceText(line, link.to);
  return sliceText(behind, /^[\])]*/.exec(behind.text)?.[0].length ?? 0);
}
