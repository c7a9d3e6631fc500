import { mdxToMdast } from 'satteri';
import { quote } from '../text/quote.ts';
import { findElementIssues, isMarkdown } from './allowed.ts';

/** No body is longer, in characters: ten times as long as a long page. Some texts take a parser time by their square. */
export const LONGEST_BODY = 64 * 1024;
/** No body has more tags. */
const MOST_TAGS = 400;
/** No body nests deeper: compilers of MDX descend by recursion. */
const DEEPEST = 60;
/** The most syntax issues that are searched for: each needs another round of parsing. */
const MOST_ROUNDS = 30;

/** A node of the syntax tree of a body. */
export interface BodyNode {
  type: string;
  /** Of a link, an image or a definition. */
  url?: string;
  /** Of an element. */
  name?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
  /** Of a text or a piece of code. */
  value?: string;
  children?: BodyNode[];
  position?: { start: Point; end: Point };
}

interface Point {
  /** Both from 1, from the beginning of the body. */
  line: number;
  column: number;
  offset?: number;
}

/** Something in a body that may not be there. */
interface BodyIssue {
  line: number;
  column: number;
  code: 'mdx-syntax' | 'code-in-body' | 'disallowed-markup' | 'body-too-complex';
  message: string;
}

interface ParsedBody {
  /** All nodes, each before its children; none if the body cannot be read. */
  nodes: BodyNode[];
  /** All that keeps the body from a page, in its order. Without any, nothing in the body is code. */
  issues: BodyIssue[];
}

/**
 * Parses the body of an MDX file without running or compiling anything in it. Takes a bounded time; never throws.
 * The parser never sees a "{", nor "import" or "export" at the beginning of a line: it would hand what follows to a
 * parser of JavaScript, which a hostile text can crash. They are masked by letters of the same width, and checked by
 * where they stand in the tree.
 */
export function parseBody(body: string): ParsedBody {
  if (body.length > LONGEST_BODY)
    return failed(
      'body-too-complex',
      `the body has ${body.length} characters. Keep it below ${LONGEST_BODY}.`,
    );
  if ((body.match(/<[a-z/>]/gi)?.length ?? 0) > MOST_TAGS)
    return failed(
      'body-too-complex',
      `the body has more than ${MOST_TAGS} tags. Write it in Markdown.`,
    );
  const marks = pickMarks(body);
  const comments = findComments(body);
  const parsed = parse(body, maskCode(body, marks, comments));
  if (!parsed) return failed('body-too-complex', 'the body cannot be read. Simplify it.');
  const isCut = comments.some((comment) => {
    const code = parsed.code.find((range) => isIn(comment.from, range));
    return code !== undefined && comment.to > code.to;
  });
  // What looks like a comment, but begins in code, is none.
  if (isCut) return inspect(body, marks, [], parse(body, maskCode(body, marks, [])) ?? parsed);
  return inspect(body, marks, comments, parsed);
}

function inspect(body: string, marks: Marks, comments: Range[], tree: Tree): ParsedBody {
  if (tree.depth > DEEPEST)
    return failed(
      'body-too-complex',
      `the body nests lists, quotes or tags more than ${DEEPEST} levels deep. Simplify it.`,
    );
  // Where nothing could be read, nobody knows what is code.
  if (tree.nodes.length === 0) return { nodes: [], issues: tree.issues };
  const nodes = tree.nodes.map((node) => unmask(node, marks));
  const issues = [
    ...tree.issues,
    ...findModuleIssues(body, tree, comments, marks),
    ...findBraceIssues(body, tree, comments),
    ...nodes.flatMap(findNodeIssues),
  ];
  return { nodes, issues: issues.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

function failed(code: BodyIssue['code'], message: string): ParsedBody {
  return { nodes: [], issues: [{ line: 1, column: 1, code, message }] };
}

/** Letters that a body does not hold. */
interface Marks {
  brace: string;
  word: string;
  comment: string;
}

function pickMarks(body: string): Marks {
  const used = new Set(body.match(/[\ue000-\uf8ff]/g));
  const free: string[] = [];
  for (let code = 0xe000; code <= 0xf8ff && free.length < 3; code += 1) {
    const letter = String.fromCharCode(code);
    if (!used.has(letter)) free.push(letter);
  }
  const [brace = '', word = '', comment = ''] = free;
  return { brace, word, comment };
}

interface Range {
  from: number;
  to: number;
}

function isIn(at: number, { from, to }: Range): boolean {
  return at >= from && at < to;
}

/** A comment of MDX, also inside code. */
function findComments(body: string): Range[] {
  const comments: Range[] = [];
  const begin = /\{\s{0,9}\/\*/g;
  for (let found = begin.exec(body); found; found = begin.exec(body)) {
    const close = body.indexOf('*/', begin.lastIndex);
    if (close === -1) break;
    const end = /^\*\/\s{0,9}\}/.exec(body.slice(close, close + 12))?.[0];
    const inside = body.slice(begin.lastIndex, close);
    if (end === undefined || !isWhole(inside)) continue;
    // A comment among words ends with its paragraph.
    if (/\n\s*\n/.test(inside) && !/^[ \t]*(?:\r?\n|$)/.test(body.slice(close + end.length)))
      continue;
    comments.push({ from: found.index, to: close + end.length });
    begin.lastIndex = close + end.length;
  }
  return comments;
}

/** Whether the braces in a comment are in pairs: a compiler counts them there too. */
function isWhole(comment: string): boolean {
  return !/[{}]/.test(comment.replaceAll(/\{[^{}]*\}/g, ''));
}

/** The body without anything that a parser reads as code; every letter keeps its place. */
function maskCode(body: string, { brace, word, comment }: Marks, comments: Range[]): string {
  let masked = '';
  let at = 0;
  for (const { from, to } of comments) {
    // A "`" may begin code that ends behind what looks like a comment.
    masked += body.slice(at, from) + body.slice(from, to).replaceAll(/[^\r\n`]/g, comment);
    at = to;
  }
  return (
    (masked + body.slice(at))
      .replaceAll('{', brace)
      // A line of comments ends a paragraph.
      .replaceAll(new RegExp(`^[ \\t${comment}]+$`, 'gm'), (line) => ' '.repeat(line.length))
      .replaceAll(/^(\ufeff?)[ie](?=mport\b|xport\b)/gm, (_found, begin: string) => begin + word)
  );
}

interface Tree {
  nodes: BodyNode[];
  depth: number;
  /** The places of code, in order. */
  code: Range[];
  /** The places of tags, without what is between them. */
  tags: Range[];
  issues: BodyIssue[];
  masked: string;
}

/** Parses a masked body. A "<" that cannot be read is reported and taken for text, and the rest read on. */
function parse(body: string, text: string): Tree | undefined {
  const issues: BodyIssue[] = [];
  const braces: Range[] = [];
  let masked = text;
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    try {
      const tree = flatten(mdxToMdast(masked) as BodyNode);
      return { ...tree, tags: [...tree.tags, ...braces], issues, masked };
    } catch (error) {
      const [, line, position, reason = ''] =
        /^(\d+):(\d+): (.*)/s.exec((error as Error).message) ?? [];
      if (line === undefined || position === undefined) return undefined;
      const lineStart = offsetOfLine(masked, Number(line));
      const at = masked.lastIndexOf('<', lineStart + Number(position) - 1);
      if (at < lineStart) return undefined;
      const column = at - lineStart + 1;
      const tag = TAG_WITH_BRACES.exec(body.slice(at, at + LONGEST_EXPRESSION));
      if (tag) {
        const [, name = '', values = ''] = tag;
        const message = `the tag ${quote(`${name}>`)} contains "{", which would run as code. Write values in quotes, or write "\\<" for plain text.`;
        issues.push({ line: Number(line), column, code: 'code-in-body', message });
        const from = at + name.length;
        const to = from + values.length;
        braces.push({ from, to });
        masked = masked.slice(0, from) + values.replaceAll(/\S/g, ' ') + masked.slice(to);
      } else {
        issues.push({
          ...{ line: Number(line), column, code: 'mdx-syntax' },
          message: describeTag(body.slice(at, at + 200), reason),
        });
        // Of an address in "<…>" both go, and it reads as a link.
        masked =
          masked.slice(0, at) +
          masked
            .slice(at)
            .replace(/^<([^\s<>]*[:@][^\s<>]*)>|^</, (found, inside: string) =>
              found === '<' ? '(' : `(${inside})`,
            );
      }
    }
  }
  return { nodes: [], depth: 0, code: [], tags: braces, issues, masked };
}

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i += 1) at = text.indexOf('\n', at) + 1;
  return at;
}

/** A tag up to its values, and those, if one of them is in braces. */
const TAG_WITH_BRACES = /^(<[a-z][\w.:-]*)([^<>{]*\{[^<>]*?)(?=\/?>)/i;

function describeTag(text: string, reason: string): string {
  const tag = `${/^<\/?[^\s<>/]*/.exec(text)?.[0] ?? '<'}>`;
  if (reason.startsWith('Expected a closing tag'))
    return `${quote(tag)} is not closed. Close it, or write "\\<" for plain text.`;
  if (reason.startsWith('Unexpected closing tag'))
    return `${quote(tag)} has no opening tag. Remove it, or write "\\<" for plain text.`;
  if (text.startsWith('<!')) return '"<!--" is not a comment in MDX. Write {/* … */} instead.';
  return /^<(?:[a-z][a-z0-9+.-]*:|[^\s<>]+@)/i.test(text)
    ? 'a URL in "<…>" is not a link in MDX. Write [text](url).'
    : '"<" starts a tag here. Write "\\<" for plain text.';
}

/** All nodes of a tree. Without recursion, as its depth is the author's. */
function flatten(root: BodyNode): Pick<Tree, 'nodes' | 'depth' | 'code' | 'tags'> {
  const nodes: BodyNode[] = [];
  const code: Range[] = [];
  const tags: Range[] = [];
  let depth = 0;
  const open: [node: BodyNode, level: number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, level] = next;
    nodes.push(node);
    depth = Math.max(depth, level);
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    if (node.type === 'code' || node.type === 'inlineCode') code.push({ from, to });
    if (isElement(node)) tags.push({ from, to: node.children?.[0]?.position?.start.offset ?? to });
    for (const child of node.children?.toReversed() ?? []) open.push([child, level + 1]);
  }
  return { nodes, depth, code, tags };
}

function isElement({ type }: BodyNode): boolean {
  return type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';
}

/** The node as it is written. */
function unmask(node: BodyNode, { brace }: Marks): BodyNode {
  return {
    ...node,
    ...(node.url !== undefined && { url: node.url.replaceAll(brace, '{') }),
    ...(node.attributes && {
      attributes: node.attributes.map((attribute) =>
        typeof attribute.value === 'string'
          ? { ...attribute, value: attribute.value.replaceAll(brace, '{') }
          : attribute,
      ),
    }),
  };
}

/** Paragraphs that MDX reads as statements of a program, and lines that it reads so because they follow a comment. */
function findModuleIssues(
  body: string,
  { nodes, code, masked }: Tree,
  comments: Range[],
  { word }: Marks,
): BodyIssue[] {
  const paragraphs = nodes
    .filter(({ type }) => STATEMENTS.has(type))
    .map(({ position }) => position?.start.offset ?? 0);
  const followers = comments
    .filter(({ from }) => !code.some((range) => isIn(from, range)))
    .map(({ to }) => to + (/^[ \t]*\r?\n/.exec(body.slice(to, to + 200))?.[0].length ?? 0));
  return [...new Set([...paragraphs, ...followers])]
    .filter((at) => masked[at] === word && /^\w+[\s{*"']/.test(body.slice(at, at + 10)))
    .map((at) => {
      const line = body.slice(at, at + 200).split(/\r?\n/, 1)[0] ?? '';
      const before = body.slice(0, at);
      return {
        line: before.split('\n').length,
        column: at - before.lastIndexOf('\n'),
        code: 'code-in-body',
        message: `${quote(line)} would run as code because the paragraph starts with "${line.slice(0, 6)}". Start it with another word.`,
      };
    });
}

const STATEMENTS = new Set(['paragraph', 'heading', 'table']);

/** The content of braces that are not escaped, in code, in the value of an attribute, or a comment. */
function findBraceIssues(body: string, { code, tags }: Tree, comments: Range[]): BodyIssue[] {
  const issues: BodyIssue[] = [];
  const text = [...code, ...tags, ...comments].toSorted((a, b) => a.from - b.from || b.to - a.to);
  let line = 1;
  let lineStart = 0;
  let next = 0;
  let textEnd = 0;
  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at];
    if (letter === '\n') {
      line += 1;
      lineStart = at + 1;
    }
    for (let range = text[next]; range && range.from <= at; range = text[next]) {
      textEnd = Math.max(textEnd, range.to);
      next += 1;
    }
    if (letter === '\\' && at >= textEnd && body[at + 1] !== '\n') at += 1;
    else if (letter === '{' && at >= textEnd) {
      const end = findClosing(body, at);
      issues.push({
        line,
        column: at - lineStart + 1,
        ...(end === undefined
          ? {
              code: 'mdx-syntax',
              message: 'a "{" is not closed. Close it, or write "\\{" for plain text.',
            }
          : { code: 'code-in-body', message: describeBraces(body.slice(at + 1, end)) }),
      });
      // What is nested in braces is one with them.
      textEnd = Math.max(textEnd, end ?? 0);
    }
  }
  return issues;
}

function describeBraces(inside: string): string {
  const advice =
    inside.length <= 60 && !/[\n{}\\]/.test(inside)
      ? `Write "\\{${inside}\\}" to show it as text.`
      : 'Write "\\{" and "\\}" to show them as text.';
  return `${quote(`{${inside}}`.replaceAll(/\s+/g, ' '))} would run as code. ${advice}`;
}

/** Where braces that begin at a place end, if they do within what anybody writes. */
function findClosing(body: string, begin: number): number | undefined {
  let depth = 0;
  for (let at = begin; at < Math.min(body.length, begin + LONGEST_EXPRESSION); at += 1) {
    if (body[at] === '{') depth += 1;
    if (body[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

const LONGEST_EXPRESSION = 2000;

function findNodeIssues(node: BodyNode): BodyIssue[] {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  if (isElement(node))
    return findElementIssues(node.name, node.attributes ?? []).map(({ code, message }) => ({
      ...{ line, column, code, message },
    }));
  if (isMarkdown(node.type)) return [];
  const message = `"${node.type}" is not allowed here. Use plain Markdown.`;
  return [{ line, column, code: 'disallowed-markup', message }];
}
