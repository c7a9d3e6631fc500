import { underBase } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { joinFirst, type Changelog, type ChangelogItem, type Words } from '../history/changelog.ts';
import { escapeXml } from '../text/escape.ts';
import { isolate } from '../text/text-direction.ts';

export const feedAddress = '/feed.xml';
/** Readers come back for what is new; all of it is on the pages. */
const MOST = 100;
/** A feed must state when it changed; one without entries never did. */
const NEVER = '1970-01-01T00:00:00Z';

/**
 * What has changed as an Atom feed (RFC 4287), newest first. Atom and not RSS, as it says of each text that it is
 * plain, so that nothing that content holds is taken for markup, and as its ids need not be addresses: a resource
 * that is added and changed has two pieces of news and one page.
 */
export function formatFeed(
  { items, gap }: Changelog,
  catalog: Catalog,
  origin: URL | undefined,
): string {
  const { site, pages } = catalog;
  const absolute = (href: string) => new URL(href, origin).href;
  const shown = items.slice(0, MOST);
  const summaries = findSummaries(catalog);
  const entries = shown.map((item) =>
    element('entry', [
      element('id', idOf(item, site.address)),
      element('title', formatWords(item.words)),
      element('updated', item.time),
      link('alternate', 'text/html', absolute(item.href ?? pages.changes)),
      `<category term="${item.kind}"/>`,
      ...summarise(item, summaries).map((summary) => element('summary', summary)),
    ]),
  );
  // A feed has to name an author (RFC 4287, 4.1.1).
  const { name, url } = site.maintainer ?? { name: site.name };
  const subtitle = gap ?? site.description;
  const rights = site.licence?.content?.name;
  const lines = [
    element('id', absolute(pages.changes)),
    element('title', `What has changed in ${site.name}`),
    ...(subtitle ? [element('subtitle', subtitle)] : []),
    element('updated', shown[0]?.time ?? NEVER),
    link('alternate', 'text/html', absolute(pages.changes)),
    link('self', 'application/atom+xml', absolute(underBase(pages.home, feedAddress))),
    element('author', [element('name', name), ...(url ? [element('uri', url)] : [])]),
    ...(rights ? [element('rights', rights)] : []),
    ...entries,
  ];
  const root = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(site.language)}">`;
  return ['<?xml version="1.0" encoding="utf-8"?>', root, ...lines, '</feed>', ''].join('\n');
}

/** Of many things how many each topic got and the first names; of a new one what it is. */
function summarise(
  { kind, names, topics, href }: ChangelogItem,
  summaries: Map<string | undefined, string | undefined>,
): string[] {
  if (names.length > 0) {
    const counts = topics.map(({ topic, names: { length } }) =>
      formatWords([topic ?? 'no topic', `: ${length}`]),
    );
    const byTopic = counts.length > 0 ? ` ${counts.join(', ')}.` : '';
    return [`${formatWords(joinFirst(names))}.${byTopic}`];
  }
  return kind === 'added' ? [summaries.get(href) ?? []].flat() : [];
}

/** What is said of things that have a page, by its address. */
function findSummaries({
  resources,
  topics,
  paths,
}: Catalog): Map<string | undefined, string | undefined> {
  return new Map([...resources, ...topics, ...paths].map(({ href, summary }) => [href, summary]));
}

/** Stays the same when the site moves to another host than the one that it was made for (RFC 4151). */
function idOf({ key }: ChangelogItem, address: string): string {
  const [day = '', ...rest] = key.split('/').map(encodeURIComponent);
  return `tag:${new URL(address).hostname},${day}:${rest.join('/')}`;
}

function formatWords(words: Words[]): string {
  return words
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return piece.isTitle ? `“${isolate(piece.text)}”` : isolate(piece.text);
    })
    .join('');
}

/** An element with a text, or with elements in lines of their own. */
function element(name: string, content: string | string[]): string {
  if (typeof content === 'string') return `<${name}>${escapeXml(content)}</${name}>`;
  return [`<${name}>`, ...content, `</${name}>`].join('\n');
}

function link(rel: string, type: string, href: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
}
