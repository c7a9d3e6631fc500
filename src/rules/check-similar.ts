import { foldText } from '../text/fold-text.ts';
import { doiOf, foldUrl, foldWork } from '../urls/folded-url.ts';
import type { Issue } from '../source/issue.ts';
import { isRetired } from '../catalog/retired.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';
import type { ResourceData } from '../schema/resource.ts';
import { spellSigns } from '../text/spell-signs.ts';

/**
 * Resources that may be one: with the same title, or the same page but for the part behind "#". A retired one is
 * often an older edition of another, and in no list beside it.
 */
export function checkSimilar({ resources }: CheckedContent): Issue[] {
  const titles = new Map<string, Checked<ResourceData>>();
  const pages = new Map<string, Checked<ResourceData>>();
  const works = new Map<string, Checked<ResourceData>>();
  const live = resources.filter(({ data }) => !isRetired(data));
  return live.flatMap((resource): Issue[] => {
    const { source, data } = resource;
    const issues: Issue[] = [];
    const sameTitle = findFirst(titles, foldTitle(data.title), resource);
    if (sameTitle && isAlone(data, sameTitle.data))
      issues.push(
        issueAt(
          source,
          ['title'],
          'similar-title',
          `"${data.title}" is also the title of ${sameTitle.source.file}. Check whether they are the same resource, or add a "locator" to tell them apart.`,
        ),
      );
    const sameWork = worksOf(data)
      .map((work) => findFirst(works, work, resource))
      .find((other) => other !== undefined && other !== resource);
    if (sameWork && isAlone(data, sameWork.data) && !isSameAddress(data, sameWork.data))
      issues.push(
        issueAt(
          source,
          [data.url === undefined ? 'doi' : 'url'],
          'similar-address',
          `"${data.url ?? data.doi ?? ''}" leads to the same work as ${sameWork.source.file}. Check whether they are the same resource, or add a "locator" to tell them apart.`,
        ),
      );
    if (!data.url) return issues;
    const page = foldWork(data.url.replace(/#.*$/s, ''));
    const samePage = findFirst(pages, page, resource);
    if (
      samePage &&
      isAlone(data, samePage.data) &&
      foldWork(samePage.data.url ?? '') !== foldWork(data.url)
    )
      issues.push(
        issueAt(
          source,
          ['url'],
          'similar-address',
          `"${data.url}" is the same page as ${samePage.source.file} at another position. Check whether they are the same resource, or add a "locator" that says which part is meant.`,
        ),
      );
    return issues;
  });
}

/** A title by what makes it another one: "C" and "C++" are two, and so are two that consist of signs. */
function foldTitle(title: string): string {
  return foldText(spellSigns(title)) || title.normalize('NFKC');
}

/** What a resource is a form of: the page that its address is another form of, and its DOI. */
function worksOf({ url, doi }: ResourceData): string[] {
  const resolved = url === undefined ? undefined : doiOf(url);
  const dois = [doi?.toLowerCase(), resolved].filter((one) => one !== undefined);
  return [
    ...(url === undefined ? [] : [foldWork(url)]),
    ...new Set(dois.map((one) => `doi ${one}`)),
  ];
}

/** Whether two are one by the rule of duplicates. */
function isSameAddress(a: ResourceData, b: ResourceData): boolean {
  const isSame = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one === other;
  return (
    isSame(a.url && foldUrl(a.url), b.url && foldUrl(b.url)) ||
    isSame(a.doi?.toLowerCase(), b.doi?.toLowerCase())
  );
}

/** Whether nothing says what differs between the two. */
function isAlone(a: ResourceData, b: ResourceData): boolean {
  return a.locator === undefined && b.locator === undefined;
}

/** What stood under a key before; else the thing is the first. */
function findFirst<T>(first: Map<string, T>, key: string, thing: T): T | undefined {
  const other = first.get(key);
  if (other === undefined) first.set(key, thing);
  return other;
}
