import type { ContentFile } from '../source/content-file.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import type { GlossaryData } from '../schema/glossary.ts';
import type { LearningPathData } from '../schema/learning-path.ts';
import type { PageData } from '../schema/page.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { SiteData } from '../schema/site.ts';
import type { TopicData } from '../schema/topic.ts';
import { isRetired } from '../catalog/retired.ts';
import type { LinkRecord } from '../link-health/record.ts';

/** A file that holds what its schema wants, or as much of it as could be used. */
export interface Checked<T> {
  source: ContentFile;
  data: T;
  /** The paths of values that broke the schema: absent from the data, or of no meaning. */
  invalid?: PropertyKey[][];
}

/** Whether a value that begins with a part of a path is invalid. */
export function isInvalid({ invalid = [] }: Checked<unknown>, ...path: PropertyKey[]): boolean {
  return invalid.some((at) => path.every((part, i) => at[i] === part));
}

/** Whether all placements are known: what cannot be read may be what a section lacks. */
export function hasAllPlacements({ resources, ids }: CheckedContent): boolean {
  return (
    new Set(resources.map(({ source }) => source.id)).size === ids.resources.size &&
    !resources.some(
      (file) =>
        (file.data.placements.length === 0 && !isRetired(file.data)) ||
        isInvalid(file, 'placements') ||
        isInvalid(file, 'status'),
    )
  );
}

/** Everything that could be read; files that could not are absent. */
export interface CheckedContent {
  resources: Checked<ResourceData>[];
  topics: Checked<TopicData>[];
  paths: Checked<LearningPathData>[];
  pages: Checked<PageData>[];
  /** The files in `public/` that can be copied, by their paths in it. */
  publicFiles: string[];
  site: Checked<SiteData> | undefined;
  glossary: Checked<GlossaryData> | undefined;
  exceptions: Checked<ExceptionData[]> | undefined;
  /** The ids of all files, also of those that have issues: a reference to them is right. */
  ids: { resources: Ids; topics: Ids; paths: Ids; pages: Ids };
}

/** The ids that exist of a kind of thing, and what those are called now that it had before. */
export class Ids extends Set<string> {
  readonly now = new Map<string, string>();

  /** Notes the former ids of a thing. */
  rename(former: string[] | undefined, id: string): void {
    for (const old of former ?? []) this.now.set(old, id);
  }
}

/** What checks know besides the content. */
export interface Facts {
  /** Titles, folded, of pages that check for a human visitor. */
  challengeTitles: ReadonlySet<string>;
  /** Hosts that are known to answer over https. */
  secureHosts: ReadonlySet<string>;
  /** What checks remember of links, in the order of their file. */
  records?: LinkRecord[];
  /** The day, as `YYYY-MM-DD`, by which all has happened that content says has happened. */
  today?: string;
}

/**
 * The hosts that are known to answer over https: those that content names so, and those of which a check saw that
 * http led to the same address over https, or that worked over https.
 */
export function findSecureHosts(urls: string[], records: LinkRecord[] = []): Set<string> {
  const seen = records.flatMap(({ url, ok, checks }) => [
    ...(ok === undefined ? [] : [url]),
    ...checks.flatMap(({ final, fixTo }) =>
      [final, fixTo].filter((to) => to?.replace(/^https:/, 'http:') === url),
    ),
  ]);
  return new Set(
    [...urls, ...seen]
      .filter((url) => url !== undefined && url.startsWith('https:') && URL.canParse(url))
      .map((url) => new URL(url ?? '').host),
  );
}
