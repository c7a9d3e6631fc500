import { foldText } from '../text/compare.ts';
import { findForge, findRepositoryError } from '../urls/forge.ts';
import type { Kind } from '../schema/vocabulary.ts';
import addresses from './data/kinds-of-addresses.json' with { type: 'json' };
import headings from './data/kinds-of-headings.json' with { type: 'json' };

const kindOfHeading = new Map(Object.entries(headings) as [string, Kind][]);

/**
 * The kind of a resource, if its address or a heading above it leaves no doubt; `undefined` otherwise.
 *
 * @param above the titles above it, the nearest first
 */
export function findKind(url: string | undefined, above: string[]): Kind | undefined {
  const plain = url?.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '') ?? '';
  const row = addresses.find(({ match, sub }) =>
    sub ? plain.replace(/[/?#].*$/, '').endsWith(`.${match}`) : plain.startsWith(match),
  );
  if (row) return row.kind as Kind;
  if (/\.(?:epub|mobi)(?:$|[?#])/.test(plain)) return 'book';
  // A repository below "Articles" is hardly one.
  if (url !== undefined && isRepository(url)) return undefined;
  for (const title of above) {
    const kind = kindOfHeading.get(foldText(title));
    if (kind) return kind;
  }
  return undefined;
}

function isRepository(url: string): boolean {
  return findForge({ url }) !== undefined && findRepositoryError(url) === undefined;
}
