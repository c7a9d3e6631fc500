import { checkMarkup } from '../source/check-markup.ts';
import { parseBody, type BodyNode } from '../source/parse-body.ts';
import type { ContentFile } from '../source/content-file.ts';
import { describeMalformed } from '../urls/link-address.ts';
import type { Issue } from '../source/issue.ts';
import type { IssueCode } from './rules.ts';
import { quote } from '../text/quote.ts';
import { httpUrl } from '../schema/fields.ts';
import { formatSuggestion } from '../text/suggestion.ts';

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

  const { nodes } = parseBody(file.body);
  return [...checkMarkup(file), ...findLinks(nodes).flatMap(checkLink)];

  function checkLink({ url, at, isImage }: Link): Issue[] {
    const address = url.replace(/\?[^#]*/, '');
    if (url.startsWith('#') || addresses.has(address)) return [];
    const now = moved.get(address);
    if (now)
      return [report('renamed-reference', at, `${quote(url)} has a new URL. Write ${quote(now)}.`)];
    if (unread.some((beginning) => url.startsWith(beginning))) return [];
    if (url.startsWith('/') && !url.startsWith('//')) {
      const hint = formatSuggestion(url, addresses) || ' Check its spelling.';
      return [report('broken-reference', at, `${quote(url)} does not exist on this site.${hint}`)];
    }
    if (!URL.canParse(url))
      return [report('broken-reference', at, `${quote(url)} ${describeLink(url)}`)];
    if (isImage && /^https?:/i.test(url))
      return [
        report(
          'disallowed-markup',
          at,
          `the image ${quote(url)} is not shown, because pages load nothing from other hosts. Link to it instead: [text](url).`,
        ),
      ];
    return (httpUrl.safeParse(url).error?.issues ?? []).map((issue) => {
      const code = issue.code === 'custom' ? (issue.params?.['code'] as IssueCode) : 'too-long';
      return report(
        code,
        at,
        code === 'too-long'
          ? `${quote(url)} is too long for a URL. Shorten it.`
          : `${quote(url)} ${issue.message}.`,
      );
    });
  }
}

/** What is wrong with the address of a link that no parser can read. */
function describeLink(url: string): string {
  if (url.startsWith('//'))
    return 'starts with two slashes. Write "https:" before them, or use one slash for a page on this site.';
  const malformed = /^https?:/i.test(url) ? describeMalformed(url) : undefined;
  if (malformed !== undefined) return `${malformed}. Copy the whole URL from the address bar.`;
  return 'is relative. Start it with "/", as in "/resources/…/", or with https://.';
}

/** The addresses beyond the site that a body links to, in their order. */
export function findExternalUrls(body: string): string[] {
  return findBodyLinks(body)
    .map(({ url }) => url)
    .filter((url) => /^https?:\/\//.test(url));
}

/** The links of a body with their places in it, in their order; nothing when the body cannot be parsed. */
export function findBodyLinks(body: string): { url: string; line: number; column: number }[] {
  return findLinks(parseBody(body).nodes).map(({ url, at }) => ({
    url,
    line: at?.line ?? 1,
    column: at?.column ?? 1,
  }));
}

function findLinks(nodes: BodyNode[]): Link[] {
  return nodes.flatMap((node) => {
    const inMarkdown = ['link', 'image', 'definition'].includes(node.type) ? [node.url] : [];
    const inElements = (node.attributes ?? [])
      .filter(({ name }) => name === 'href' || name === 'src')
      .map(({ value }) => value);
    return (
      [...inMarkdown, ...inElements]
        .filter((url) => typeof url === 'string')
        // Markdown makes a link of an address of mail in plain text.
        .filter((url) => url !== `mailto:${node.children?.[0]?.value ?? ''}`)
        .map((url) => ({ url, at: node.position?.start, isImage: node.type === 'image' }))
    );
  });
}

type Place = { line: number; column: number } | undefined;
interface Link {
  url: string;
  at: Place;
  isImage: boolean;
}
