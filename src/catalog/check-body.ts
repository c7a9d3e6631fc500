import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ContentFile } from './content-file.ts';
import type { Issue } from './issue.ts';
import type { IssueCode } from './issue-codes.ts';
import { formatSuggestion } from './suggestion.ts';

const parser = unified().use(remarkParse).use(remarkMdx);

/**
 * Checks the links in the body of an MDX file.
 * `addresses` are all addresses of the site from its root, with their fragments.
 */
export function checkBody(file: ContentFile, addresses: Set<string>): Issue[] {
  const report = (code: IssueCode, at: Place, message: string): Issue => ({
    file: file.file,
    line: (at?.line ?? 1) + file.bodyOffset,
    column: at?.column ?? 1,
    code,
    message,
  });

  let tree: Node;
  try {
    tree = parser.parse(file.body);
  } catch (error) {
    const { reason, place } = error as { reason?: string; place?: Place & { start?: Place } };
    const at = place?.start ?? place;
    return [report('mdx-syntax', at, `${reason ?? 'the body cannot be read'}. Mend it here.`)];
  }

  return findLinks(tree).flatMap(({ url, position }) => {
    const at = position?.start;
    if (url.startsWith('#') || addresses.has(url)) return [];
    if (url.startsWith('/') && !url.startsWith('//')) {
      const hint = formatSuggestion(url, addresses) || ' Check its spelling.';
      return [report('broken-reference', at, `"${url}" leads to nothing on this site.${hint}`)];
    }
    if (!URL.canParse(url))
      return [
        report(
          'broken-reference',
          at,
          `"${url}" is relative. Write it from the root, as "/resources/…/", or with https://.`,
        ),
      ];
    return ['http:', 'https:'].includes(new URL(url).protocol)
      ? []
      : [
          report(
            'url-scheme',
            at,
            `"${url}" has the scheme "${new URL(url).protocol}". Only https:// and http:// are followed.`,
          ),
        ];
  });
}

/** The addresses that a body links to, in their order; nothing when the body cannot be parsed. */
export function findExternalUrls(body: string): string[] {
  try {
    return findLinks(parser.parse(body))
      .map(({ url }) => url)
      .filter((url) => /^https?:\/\//.test(url));
  } catch {
    return [];
  }
}

function findLinks(node: Node): { url: string; position: Node['position'] }[] {
  const own =
    typeof node.url === 'string' && ['link', 'image', 'definition'].includes(node.type)
      ? [{ url: node.url, position: node.position }]
      : [];
  return [...own, ...(node.children ?? []).flatMap(findLinks)];
}

type Place = { line: number; column: number } | undefined;
interface Node {
  type: string;
  url?: string;
  position?: { start: Place } | undefined;
  children?: Node[];
}
