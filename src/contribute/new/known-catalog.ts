import type { Catalog } from '../../catalog/catalog.ts';
import type { Issue } from '../../source/issue.ts';
import { formatIssue } from '../../rules/rules.ts';
import { BEFORE_ALL_DAYS, loadCatalog } from '../../content/load-catalog.ts';
import type { ListedResource } from '../find-listed.ts';

/** The catalog that a resource is added to, and what its check says of it as it is. */
export interface KnownCatalog {
  /** The content folder. */
  folder: string;
  catalog: Catalog;
  listed: ListedResource[];
  /** Ids that no new resource may have: those of resources, retired or not, and those that they had before. */
  taken: Set<string>;
  /** Advice that the check gives already. */
  advice: Issue[];
}

/** Reads the catalog of a content folder. Throws when it has issues: no resource can be checked as part of it. */
export async function loadKnownCatalog(folder: string): Promise<KnownCatalog> {
  const { catalog, issues, advice } = await loadCatalog(folder, BEFORE_ALL_DAYS);
  if (!catalog)
    throw new FaultyContent(
      ['The content has issues. Fix them first:', ...issues.map(formatIssue)].join('\n'),
    );
  const all = [...catalog.resources, ...catalog.retired];
  return {
    folder,
    catalog,
    advice,
    taken: new Set(all.flatMap(({ id, formerly }) => [id, ...formerly])),
    listed: all.map(({ id, title, url, locator, placements, retired }) => ({
      ...{ id, title, url, locator },
      topics: [...new Set(placements.map(({ topic }) => topic.title))],
      retired: retired && { reason: retired.reason, successor: retired.successor?.title },
    })),
  };
}

/** Says that the content must be fixed before anything can be added. */
export class FaultyContent extends Error {}
