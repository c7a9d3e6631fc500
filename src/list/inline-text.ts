import { removeHiddenCharacters } from '../text/hidden-character.ts';
import { repairMojibake } from './mojibake.ts';
import { readHtml, startOf, type HtmlToken, type Node, type Point } from './markdown.ts';

/** A part of an inline text that is more than text. */
export interface Span {
  kind: 'link' | 'image' | 'code' | 'strong' | 'emphasis';
  from: number;
  to: number;
  /** Of a link. */
  url?: string;
  /** Of an image, with the address in `url`. */
  alt?: string;
  at: Point;
}

/** The words of a paragraph, a heading or a cell in one line, and where its links are in them. */
export interface InlineText {
  text: string;
  spans: Span[];
}

/** The addresses of references, by their identifiers. */
export type Definitions = ReadonlyMap<string, string>;

/** Reads inline nodes. Spaces are folded, hidden characters are left out, and addresses stay as they are. */
export function readInline(nodes: Node[], definitions: Definitions): InlineText {
  const { read, finish } = createInline(definitions);
  nodes.forEach(read);
  return finish();
}

/** Reads tags and texts of HTML as inline nodes are read. */
export function readInlineHtml(tokens: HtmlToken[], at: Point): InlineText {
  const { readTokens, finish } = createInline(new Map());
  readTokens(tokens, at);
  return finish();
}

function createInline(definitions: Definitions): {
  read: (node: Node) => void;
  readTokens: (tokens: HtmlToken[], at: Point) => void;
  finish: () => InlineText;
} {
  const parts: string[] = [];
  let length = 0;
  let endsWithSpace = true;
  const spans: Span[] = [];
  const openTags: { name: string; span: Span | undefined }[] = [];
  return { read, readTokens, finish };

  function finish(): InlineText {
    const text = parts.join('').trimEnd();
    for (const span of spans) {
      // A space in front of the text of a link belongs to no link.
      span.to = Math.min(span.to, text.length);
      while (span.from < span.to && text[span.from] === ' ') span.from += 1;
      while (span.to > span.from && text[span.to - 1] === ' ') span.to -= 1;
      span.from = Math.min(span.from, span.to);
    }
    return { text, spans };
  }

  function add(value: string): void {
    const folded = endsWithSpace ? cleanText(value).trimStart() : cleanText(value);
    if (folded === '') return;
    parts.push(folded);
    length += folded.length;
    endsWithSpace = folded.endsWith(' ');
  }

  function read(node: Node): void {
    switch (node.type) {
      case 'text':
        add(node.value ?? '');
        return;
      case 'break':
        add(' ');
        return;
      case 'html':
        readTokens(readHtml(node.value ?? ''), startOf(node));
        return;
      case 'image':
      case 'imageReference':
        spans.push({
          ...{ kind: 'image', from: length, to: length, at: startOf(node) },
          ...{ url: addressOf(node, definitions) ?? '', alt: cleanText(node.alt ?? '').trim() },
        });
        return;
      case 'footnoteReference':
        return;
    }
    const kind = kinds[node.type];
    const url = kind === 'link' ? addressOf(node, definitions) : undefined;
    const from = length;
    const span: Span | undefined = kind && { kind, from, to: from, at: startOf(node) };
    if (span && url !== undefined) span.url = url;
    if (span) spans.push(span);
    if (node.value !== undefined) add(node.value);
    node.children?.forEach(read);
    if (span) span.to = length;
  }

  function readTokens(tokens: HtmlToken[], at: Point): void {
    for (const { open, close, text, attributes } of tokens) {
      if (text !== undefined) add(text);
      else if (open === 'br') add(' ');
      else if (open === 'img')
        spans.push({
          ...{ kind: 'image', from: length, to: length, at },
          ...{ url: attributes?.['src'] ?? '', alt: cleanText(attributes?.['alt'] ?? '').trim() },
        });
      else if (open !== undefined) {
        const kind = open === 'a' && attributes?.['href'] === undefined ? undefined : tags[open];
        const span: Span | undefined = kind && {
          ...{ kind, from: length, to: length, at },
          ...(kind === 'link' && { url: attributes?.['href'] ?? '' }),
        };
        if (span) spans.push(span);
        openTags.push({ name: open, span });
      } else if (close !== undefined) {
        const i = openTags.findLastIndex(({ name }) => name === close);
        if (i === -1) continue;
        const [closed] = openTags.splice(i);
        if (closed?.span) closed.span.to = length;
      }
    }
  }
}

const kinds: Partial<Record<string, Span['kind']>> = {
  link: 'link',
  linkReference: 'link',
  strong: 'strong',
  emphasis: 'emphasis',
  inlineCode: 'code',
};
const tags: Partial<Record<string, Span['kind']>> = {
  a: 'link',
  b: 'strong',
  strong: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  code: 'code',
  kbd: 'code',
};

/** The address of a link, an image or a reference, as it is written. */
export function addressOf(node: Node, definitions: Definitions): string | undefined {
  return node.url ?? definitions.get(node.identifier ?? '');
}

/** A text in one line, with single spaces, without hidden characters, and with its encoding repaired if it was misread. */
export function cleanText(text: string): string {
  if (!/[^ -~]| {2}/.test(text)) return text;
  const spaced = repairMojibake(text).replaceAll(/\s+/gu, ' ');
  return removeHiddenCharacters(spaced, '').replaceAll(/ {2,}/g, ' ');
}

/** A part of an inline text, with the spans that are within it. */
export function sliceText({ text, spans }: InlineText, from: number, to = text.length): InlineText {
  const start = from + (/^\s*/.exec(text.slice(from, to))?.[0].length ?? 0);
  const end = start + text.slice(start, to).trimEnd().length;
  return {
    text: text.slice(start, end),
    spans: spans
      .filter((span) => span.from >= from && span.to <= Math.max(to, end))
      .map((span) => ({
        ...span,
        from: Math.min(Math.max(0, span.from - start), end - start),
        to: Math.min(Math.max(0, span.to - start), end - start),
      })),
  };
}

/** The links of an inline text that lead out of the list, in their order. */
export function linksOf({ spans }: InlineText): (Span & { url: string })[] {
  return spans.filter(
    (span): span is Span & { url: string } => span.kind === 'link' && span.url !== undefined,
  );
}
