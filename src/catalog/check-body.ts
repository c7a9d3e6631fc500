import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ContentFile } from './content-file.ts';
import { findHiddenCharacter } from './hidden-character.ts';
import type { Issue } from './issue.ts';
import type { IssueCode } from './rules/rules.ts';
import { quote } from './quote.ts';
import { httpUrl } from './schema/fields.ts';
import { formatSuggestion } from './suggestion.ts';

const parser = unified().use(remarkParse).use(remarkMdx);

/**
 * Checks the links in the body of an MDX file.
 * `addresses` are all addresses of the site from its root, with their fragments; what begins with
 * one of `unread` cannot be judged, because the file behind it has issues of its own; `moved` gives
 * the present address for former ones.
 */
export function checkBody(
  file: ContentFile,
  addresses: Set<string>,
  unread: string[] = [],
  moved = new Map<string, string>(),
): Issue[] {
  const report = (code: IssueCode, at: Place, message: string): Issue => ({
    file: file.file,
    line: (at?.line ?? 1) + file.bodyOffset,
    column: at?.column ?? 1,
    code,
    message,
  });

  let links: Link[];
  try {
    links = findLinks(parser.parse(file.body));
  } catch (error) {
    const { reason, place } = error as { reason?: string; place?: Place & { start?: Place } };
    const at = place?.start ?? place;
    // The parser counts from the begin of the body, which nobody sees.
    const what = (reason ?? 'the body cannot be read').replaceAll(/ \([\d:-]+\)/g, '');
    const known = messages.find(([beginning]) => what.startsWith(beginning));
    return [report('mdx-syntax', at, known?.[1] ?? `${what}. Mend it here.`)];
  }

  const hidden = file.body.split('\n').flatMap((line, i) => {
    // Tabs are at home in code.
    const column = findHiddenCharacter(line.replace(/\r$/, '').replaceAll('\t', ' ')) + 1;
    if (column === 0) return [];
    const message = `"${line.slice(Math.max(0, column - 10), column + 10).trim()}" holds a hidden character. Type the text anew without it.`;
    return [report('hidden-character', { line: i + 1, column }, message)];
  });
  return [...hidden, ...links.flatMap(checkLink)];

  function checkLink({ url, position }: Link): Issue[] {
    const at = position?.start;
    const address = url.replace(/\?[^#]*/, '');
    if (url.startsWith('#') || addresses.has(address)) return [];
    const now = moved.get(address);
    if (now)
      return [
        report('renamed-reference', at, `${quote(url)} has a new address. Write ${quote(now)}.`),
      ];
    if (unread.some((beginning) => url.startsWith(beginning))) return [];
    if (url.startsWith('/') && !url.startsWith('//')) {
      const hint = formatSuggestion(url, addresses) || ' Check its spelling.';
      return [
        report('broken-reference', at, `${quote(url)} leads to nothing on this site.${hint}`),
      ];
    }
    if (!URL.canParse(url))
      return [
        report(
          'broken-reference',
          at,
          `${quote(url)} is relative. Write it from the root, as "/resources/…/", or with https://.`,
        ),
      ];
    return (httpUrl.safeParse(url).error?.issues ?? []).map((issue) => {
      const code = issue.code === 'custom' ? (issue.params?.['code'] as IssueCode) : 'too-long';
      return report(
        code,
        at,
        code === 'too-long'
          ? `${quote(url)} is too long for an address. Shorten it.`
          : `${quote(url)} ${issue.message}.`,
      );
    });
  }
}

/** What the parser says, by its first words, and what we say instead: it speaks to programmers. */
const messages: [string, string][] = [
  ['Could not parse', 'what stands in "{…}" cannot be read. Write "\\{" if it is plain text.'],
  ['Unexpected character `!`', '"<!--" is no comment in MDX. Write {/* … */} instead.'],
  ['Unexpected character `/`', 'an address in "<…>" is no link in MDX. Write [text](address).'],
  ['Unexpected character', '"<" begins a tag here. Write "\\<" if it is plain text.'],
  [
    'Unexpected end of file in exp',
    'a "{" is never closed. Close it, or write "\\{" if it is plain text.',
  ],
];

/** The addresses beyond the site that a body links to, in their order. */
export function findExternalUrls(body: string): string[] {
  return findBodyLinks(body)
    .map(({ url }) => url)
    .filter((url) => /^https?:\/\//.test(url));
}

/** The links of a body with their places in it, in their order; nothing when the body cannot be parsed. */
export function findBodyLinks(body: string): { url: string; line: number; column: number }[] {
  try {
    return findLinks(parser.parse(body)).map(({ url, position }) => ({
      url,
      line: position?.start?.line ?? 1,
      column: position?.start?.column ?? 1,
    }));
  } catch {
    return [];
  }
}

function findLinks(node: Node): Link[] {
  const inMarkdown = ['link', 'image', 'definition'].includes(node.type) ? [node.url] : [];
  const inElements = (node.attributes ?? [])
    .filter(({ name }) => name === 'href' || name === 'src')
    .map(({ value }) => value);
  return [
    ...[...inMarkdown, ...inElements]
      .filter((url) => typeof url === 'string')
      .map((url) => ({ url, position: node.position })),
    ...(node.children ?? []).flatMap(findLinks),
  ];
}

type Place = { line: number; column: number } | undefined;
interface Link {
  url: string;
  position: Node['position'];
}
interface Node {
  type: string;
  url?: string;
  /** Of an element; the value is no text where the body computes it. */
  attributes?: { name?: string; value?: unknown }[];
  position?: { start: Place } | undefined;
  children?: Node[];
}
