import { addressOf } from '../catalog/addresses.ts';
import { findBodyLinks } from './check-body.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { quote } from '../text/quote.ts';
import type { CheckedContent } from './checked-content.ts';
import { findRetired } from './check-retired-references.ts';

/**
 * No body links to a resource that is retired. Apart from the other house rules, which run in the form too: a browser
 * need not load a parser of MDX. Bodies are parsed again only where such a link may stand.
 */
export function checkRetiredLinks({ resources, topics, paths }: CheckedContent): Issue[] {
  const retired = findRetired(resources);
  if (retired.size === 0) return [];
  return [...topics, ...paths].flatMap(({ source }) => checkLinks(source, retired));
}

function checkLinks(source: ContentFile, retired: ReturnType<typeof findRetired>): Issue[] {
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
