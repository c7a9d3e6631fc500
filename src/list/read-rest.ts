import type { Resolved } from './addresses.ts';
import { linksOf, sliceText, type InlineText, type Span } from './inline-text.ts';
import type { EntryFields, ListLink } from './list-content.ts';
import { isGeneric } from './link-words.ts';
import { cutMarks } from './marks.ts';
import { trimEndSigns, trimSigns } from './trim-signs.ts';

type Rest = Omit<EntryFields, 'title' | 'url'>;

const SEPARATOR =
  /^[\s"'”’»\])]*(?:(?:(?!:[a-z0-9_+-]+:)[-–—―‒−~|·•:,;→：，、]|->|=>|[.。](?=\s|$))+\s*)*/u;
const BETWEEN_LINKS = /^[\s,;/|·•&+，、；]*(?:(?:and|or)[\s]+)?$/iu;
/** What badges say that lead to the repository of an entry. */
const OF_REPOSITORY = /^(?:(?:github |repo )?stars?|open[- ]source(?: software)?|oss)$/i;
const REPOSITORY = /^https:\/\/github\.com\/[^/?#]+\/[^/?#]+(?:\/|\/stargazers)?$/i;
const MOST_GROUPS = 20;
/** Longer code is part of a text. */
const LONGEST_TAG = 40;
/** In a longer text nobody finds tags at its end. */
const LONGEST_TEXT = 4000;

/** Reads what is behind the link of an entry: more links in brackets, a qualifier, a description, tags and marks. */
export function readRest(rest: InlineText, resolve: (address: string) => Resolved): Rest {
  const links = linksAndBadges(rest, resolve);
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
  line = cut(cutSeparator(line), 'start');
  const { labels, line: text } = cutLabels(line);
  line = cut(text, 'start');

  const tags: string[] = [];
  for (let i = 0; i < MOST_GROUPS && line.text.length < LONGEST_TEXT; i += 1) {
    line = cut(line, 'end');
    const end = line.text.length;
    const group = /\s*(?:\(([^()]*)\)|\[+([^[\]]*)\]+)[.,]?$/u.exec(line.text);
    if (group && isLinksOnly(line, group.index, end)) {
      line = sliceText(line, 0, group.index);
      continue;
    }
    const inner = group && /^\s*\[/.test(group[0]) ? group.index : undefined;
    const codes =
      inner !== undefined && isTag(line, line.text.slice(0, inner), false)
        ? codesOnly(line, inner, end)
        : undefined;
    if (codes) {
      tags.unshift(...codes);
      line = sliceText(line, 0, inner);
      continue;
    }
    const link = linksOf(line).findLast(({ from, to }) => to === end && from > 0);
    if (
      link &&
      isGeneric(line.text.slice(link.from, end)) &&
      /[.!?。]\s*$/u.test(line.text.slice(0, link.from))
    ) {
      line = sliceText(line, 0, link.from);
      continue;
    }
    const code = line.spans.findLast((span) => span.to === end && isShortCode(span, line));
    const before = code && line.text.slice(0, code.from).trimEnd();
    if (!code || before === undefined || !isTag(line, before, tags.length > 0)) break;
    tags.unshift(line.text.slice(code.from, code.to));
    line = sliceText(line, 0, code.from);
  }
  tags.unshift(...inFront, ...labels);
  // Links are shown by themselves, and nothing is opened at the end of a text.
  const summary = saysOnlyLinks(line, rest) ? '' : trimEndSigns(trimSigns(line.text), ' [(');
  return {
    links,
    ...(summary !== '' && { summary }),
    ...(qualifier && { qualifier }),
    ...(tags.length > 0 && { tags }),
    ...(marks.length > 0 && { marks }),
  };
}

/** The links of a line with their texts, and what its badges lead to, if they say so. */
function linksAndBadges(line: InlineText, resolve: (address: string) => Resolved): ListLink[] {
  return line.spans.flatMap((link, i) => {
    const url = link.kind === 'link' ? resolve(link.url ?? '').url : undefined;
    if (url === undefined) return [];
    if (link.from === link.to) return readBadge(url, line.spans[i + 1]?.alt);
    const title = line.text.slice(link.from, link.to).replace(/^[([\s]+|[)\]\s]+$/g, '');
    return [{ url, title }];
  });
}

/** What the badges of a line lead to, if they say so. */
export function badgesOf(line: InlineText, resolve: (address: string) => Resolved): ListLink[] {
  const spans = line.spans.filter(({ from, to }) => from === to);
  return linksAndBadges({ ...line, spans }, resolve);
}

/** What a badge leads to, if it says so: a page of the entry, such as "Website", or the repository whose stars it counts. */
function readBadge(url: string, alt = ''): ListLink[] {
  if (OF_REPOSITORY.test(alt) && REPOSITORY.test(url)) return [{ url, title: 'GitHub' }];
  return isGeneric(alt) && /\p{L}/u.test(alt) ? [{ url, title: alt }] : [];
}

function cutSeparator(line: InlineText): InlineText {
  return sliceText(line, SEPARATOR.exec(line.text)?.[0].length ?? 0);
}

/** Labels between two dashes, in code or in brackets, as in `- \`Python\` - Text` and `- [R] - Text`. */
function cutLabels(line: InlineText): { labels: string[]; line: InlineText } {
  const bracket = /^\[([^[\]]{0,40})\]\s*(?=[-–—:]\s)/u.exec(line.text);
  if (bracket && linksOf(sliceText(line, 0, bracket[0].length)).length === 0) {
    const labels = (bracket[1] ?? '').split(/\s*[,/]\s*/).filter((label) => label.trim() !== '');
    return { labels, line: cutSeparator(sliceText(line, bracket[0].length)) };
  }
  const { tags, line: rest } = cutTags(line);
  return tags.length > 0 && /^[-–—:|]\s/u.test(rest.text)
    ? { labels: tags, line: cutSeparator(rest) }
    : { labels: [], line };
}

/** Whether a text is nothing but links with short names. A single one behind a dash may describe the entry. */
function saysOnlyLinks(line: InlineText, { text }: InlineText): boolean {
  const links = linksOf(line).map(({ from, to }) => line.text.slice(from, to));
  const isDescription =
    links.length === 1 && /^\s*[-–—:]/u.test(text) && !isGeneric(links[0] ?? '');
  const isShort = links.every(({ length }) => length <= LONGEST_TAG);
  return isShort && !isDescription && isLinksOnly(line, 0, line.text.length);
}

/** The pieces of code in brackets that hold nothing else. */
function codesOnly(line: InlineText, from: number, to: number): string[] | undefined {
  const codes = line.spans.filter(
    (span) => span.from >= from && span.to <= to && isShortCode(span, line),
  );
  const left = codes.reduceRight(
    (text, code) => text.slice(0, code.from - from) + text.slice(code.to - from),
    line.text.slice(from, to),
  );
  return codes.length > 0 && !/[\p{L}\p{N}]/u.test(left)
    ? codes.map((code) => line.text.slice(code.from, code.to))
    : undefined;
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
export function isLinksOnly(line: InlineText, from: number, to: number): boolean {
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
