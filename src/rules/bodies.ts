import { addressOf } from '../catalog/addresses.ts';
import { httpUrl, type SchemaCode } from '../schema/fields.ts';
import { checkMarkup } from '../source/check-markup.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { parseBody, type BodyNode } from '../source/parse-body.ts';
import { quote, formatSuggestion } from '../text/quote.ts';
import { describeMalformed } from '../urls/link-address.ts';
import type { CheckedContent } from './checked-content.ts';
import { exercism, modeline, news, oldCourse, placed, reading, retired, topic } from './docs.ts';
import type { SharedCode } from './issues.ts';
import { checkRetiredMentions, findRetired, type Retired } from './retired.ts';
import type { Rule } from './rule.ts';

/** Links in bodies, and references to what is retired, which bodies hold as well. Loads a parser of MDX. */
export const bodyRules = [
  {
    code: 'broken-reference',
    severity: 'error',
    docs: {
      means: 'A link in a text leads to a page that does not exist on this site.',
      why: 'Readers who follow it see an error page.',
      fix: 'Write the link from the root, with a slash at the end: /resources/handbook/.',
      proof: {
        by: 'starlight-links-validator',
        at: 'https://github.com/HiDeoo/starlight-links-validator',
      },
    },
    examples: {
      bad: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nBegin with [it](/resources/hand-book/).\n`,
      },
      good: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nBegin with [it](/resources/handbook/).\n`,
      },
    },
  },
  {
    code: 'renamed-reference',
    severity: 'error',
    docs: {
      means: 'A link in a text uses a URL that has since changed.',
      why: 'The old URL still redirects, but each redirect makes readers wait.',
      fix: 'Use the new URL, which the check shows.',
      proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
    },
    examples: {
      bad: {
        'resources/handbook.yaml': 'formerly: [the-book]',
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nBegin with [it](/resources/the-book/).\n`,
      },
      good: {
        'resources/handbook.yaml': 'formerly: [the-book]',
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nBegin with [it](/resources/handbook/).\n`,
      },
    },
  },
  {
    code: 'retired-reference',
    severity: 'advice',
    docs: {
      means: 'The content refers to a retired resource.',
      why: 'Readers see its successor instead, or no reference at all, but the text around it was written for the old resource.',
      fix: 'Refer to another resource, and reread the text around it.',
      proof: exercism,
    },
    examples: {
      bad: {
        'resources/old-course.yaml': `${modeline}${oldCourse}${retired}successor: course\n${placed}`,
        'resources/handbook.yaml': 'requires: [old-course]',
      },
      good: {
        'resources/old-course.yaml': `${modeline}${oldCourse}${retired}successor: course\n${placed}`,
        'resources/handbook.yaml': 'requires: [course]',
      },
    },
    check: checkRetiredReferences,
  },
] as const satisfies readonly Rule[];
type Code = (typeof bodyRules)[number]['code'] | SchemaCode | SharedCode;

/**
 * Checks the links in the body of an MDX file.
 * `addresses` are all addresses of the site from its root, with their fragments; what begins with
 * one of `unread` is not checked, because the file behind it has issues of its own; `moved` gives
 * the present address for former ones.
 */
export function checkBody(
  file: ContentFile,
  addresses: Set<string>,
  unread: string[] = [],
  moved = new Map<string, string>(),
): Issue[] {
  const report = (code: Code, at: Place, message: string): Issue => ({
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
      const code = issue.code === 'custom' ? (issue.params?.['code'] as SchemaCode) : 'too-long';
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
function findBodyLinks(body: string): { url: string; line: number; column: number }[] {
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

/** Nothing that readers see refers to a resource that is retired. */
function checkRetiredReferences(content: CheckedContent): Issue[] {
  return [...checkRetiredMentions(content), ...checkRetiredLinks(content)];
}

/** No body links to a retired resource. Bodies are parsed again only where such a link may stand. */
function checkRetiredLinks({ resources, topics, paths, pages }: CheckedContent): Issue[] {
  const retired = findRetired(resources);
  if (retired.size === 0) return [];
  return [...topics, ...paths, ...pages].flatMap(({ source }) => checkLinks(source, retired));
}

function checkLinks(source: ContentFile, retired: Retired): Issue[] {
  const addresses = new Map([...retired].map(([id, next]) => [addressOf.resource(id), next]));
  if (![...addresses.keys()].some((address) => source.body.includes(address))) return [];
  return findBodyLinks(source.body).flatMap(({ url, line, column }): Issue[] => {
    const address = url.replace(/[?#].*/s, '');
    if (!addresses.has(address)) return [];
    const next = addresses.get(address);
    const advice =
      next === undefined
        ? 'Link to another resource, or remove the link'
        : `Reread the text around it, and link to "${addressOf.resource(next)}"`;
    return [
      {
        file: source.file,
        line: line + source.bodyOffset,
        column,
        code: 'retired-reference',
        message: `${quote(url)} leads to a retired resource. ${advice}.`,
      },
    ];
  });
}

type Place = { line: number; column: number } | undefined;
interface Link {
  url: string;
  at: Place;
  isImage: boolean;
}
