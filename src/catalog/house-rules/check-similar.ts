import { foldText } from '../../links/judgement/fold-text.ts';
import { foldUrl } from '../folded-url.ts';
import type { Issue } from '../issue.ts';
import { isRetired } from '../retired.ts';
import type { Checked, CheckedContent } from '../references/checked-content.ts';
import { issueAt } from '../references/reference-issue.ts';
import type { ResourceData } from '../schema/resource.ts';
import { spellSigns } from '../spell-signs.ts';

/**
 * Resources that may be one: with the same title, or the same page but for the part behind "#". A retired one is
 * often an older edition of another, and in no list beside it.
 */
export function checkSimilar({ resources }: CheckedContent): Issue[] {
  const titles = new Map<string, Checked<ResourceData>>();
  const pages = new Map<string, Checked<ResourceData>>();
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
          `"${data.title}" is also the title of ${sameTitle.source.file}. Look whether they are one, or say with "locator" what differs.`,
        ),
      );
    if (!data.url) return issues;
    const page = foldUrl(data.url.replace(/#.*$/s, ''));
    const samePage = findFirst(pages, page, resource);
    if (
      samePage &&
      isAlone(data, samePage.data) &&
      foldUrl(samePage.data.url ?? '') !== foldUrl(data.url)
    )
      issues.push(
        issueAt(
          source,
          ['url'],
          'similar-address',
          `"${data.url}" is the page of ${samePage.source.file} too, at another place of it. Look whether they are one, or say with "locator" which part is meant.`,
        ),
      );
    return issues;
  });
}

/** A title by what makes it another one: "C" and "C++" are two, and so are two that consist of signs. */
function foldTitle(title: string): string {
  return foldText(spellSigns(title)) || title.normalize('NFKC');
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
