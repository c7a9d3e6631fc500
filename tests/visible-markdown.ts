import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { showHiddenCharacters } from '../src/text/hidden-character.ts';

/** What of a Markdown text does something: its words outside of code, its raw HTML, and where its links lead. */
export interface LiveParts {
  text: string;
  html: string[];
  urls: string[];
}

/** Reads Markdown as GitHub does, and leaves out what stands in code: that is shown and does nothing. */
export function findLiveParts(markdown: string): LiveParts {
  const parts: LiveParts = { text: '', html: [], urls: [] };
  walk(parse(markdown), (node) => {
    if (node.type === 'text') parts.text += node.value ?? '';
    if (node.type === 'html') parts.html.push(node.value ?? '');
    if (node.url !== undefined) parts.urls.push(node.url);
  });
  return parts;
}

/** The kinds of markup in a text beside paragraphs and code spans, its addresses, and its words that the host makes live. */
export function findMarkup(markdown: string): { kinds: string[]; urls: string[]; words: string } {
  const kinds = new Set<string>();
  const urls: string[] = [];
  const words: string[] = [];
  walk(parse(markdown), (node) => {
    if (!['root', 'paragraph', 'text', 'inlineCode'].includes(node.type)) kinds.add(node.type);
    if (node.url !== undefined) urls.push(node.url);
    if (node.type === 'text') words.push(...(node.value?.match(LIVE) ?? []));
  });
  return { kinds: [...kinds].toSorted(), urls, words: words.join(' ') };
}

/** The text that a reader sees of each paragraph and heading, in order. */
export function textOf(markdown: string): string[] {
  const texts: string[] = [];
  walk(parse(markdown), (node) => {
    if (node.type === 'paragraph' || node.type === 'heading') texts.push(wordsOf(node).trim());
  });
  return texts;
}

/** What a reader sees of a text that somebody wrote: in one line, and hidden characters as codes. */
export function visible(text: string): string {
  return showHiddenCharacters(text.replaceAll(/[^\S\ufeff]+|\u0085/g, ' ').trim());
}

/** What GitHub makes live in words that are no code: mentions, references, commits, addresses, emoji, math. */
const LIVE =
  /@\w[\w-]*|\w*#\d+|\bGH-\d+|\b[0-9a-f]{7,40}\b|\w+:\/\/|www\.|:[a-z0-9_+-]+:|\$[^$]+\$/gi;

const pieces = [
  ...'`~*_<>[]()!#|-+=:$&;\\/@.\'"{}^ \t\n\r\0\x1b\u202e\u2066\u200b\u00ad\ufeff\u2028\u0085\ud800',
  ...[
    '``',
    '```',
    '~~~',
    '\n\n',
    '\n    ',
    '---',
    '===',
    '[!NOTE]',
    '- [ ] ',
    '1. ',
    '> ',
    '| a | b |\n|---|---|',
  ],
  ...[
    '@someone',
    '#1',
    'GH-5',
    'o/r#7',
    '0123456789abcdef0123456789abcdef01234567',
    ':skull:',
    'closes #2',
  ],
  ...[
    'https://evil.example/',
    'www.evil.example',
    'a@evil.example',
    '![x](y)',
    '[x](y "z")',
    '[^1]',
    '[x]: y',
  ],
  ...[
    '<b>',
    '<!--',
    '-->',
    '<img src=x>',
    '</details>',
    '&lt;',
    '&#64;',
    '$`x`$',
    '$$',
    'mermaid',
    '\\`',
    'é',
    '字',
    '😀',
  ],
];

/** A text as somebody writes it who wants it to be more than text. */
export const nastyText = fc
  .array(fc.constantFrom(...pieces, 'a', 'ZZZ'), { maxLength: 12 })
  .map((parts) => parts.join(''));

function parse(markdown: string): Node {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  node.children?.forEach((child) => {
    walk(child, visit);
  });
}

function wordsOf({ value = '', children = [] }: Node): string {
  return value + children.map(wordsOf).join('');
}

interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}
