import { foldText } from '../text/compare.ts';
import { foldUrl } from '../urls/folded-url.ts';
import { choose, createIdGiver } from './assign-ids.ts';
import type { ListPath, ListResource } from './list-content.ts';
import type { PathDraft } from './read-paths.ts';

/** Learning paths with the resources of their steps: those that a step links to, or names by their whole titles. */
export function createPaths(
  drafts: PathDraft[],
  resources: ListResource[],
  isExact = false,
): ListPath[] {
  const giveId = createIdGiver('path');
  const byAddress = new Map(
    resources.map(({ url, id }) => [url === undefined ? '' : foldUrl(url), id]),
  );
  const byTitle = new Map<string, string[]>();
  for (const { title, id, channel } of resources) {
    // The name of a channel is also that of its subject.
    if (channel) continue;
    const folded = foldText(title);
    const ids = byTitle.get(folded);
    if (ids) ids.push(id);
    else byTitle.set(folded, [id]);
  }
  const findUsed = ({ title, url }: { title: string; url?: string }): string | undefined => {
    const found = resources.filter(
      (one) =>
        (url === undefined ? one.url === undefined : foldUrl(one.url ?? '') === foldUrl(url)) &&
        foldText(one.title) === foldText(title),
    );
    return found[0]?.id ?? (url === undefined ? undefined : byAddress.get(foldUrl(url)));
  };
  return drafts.map(({ id, title, line, steps, given }) => ({
    ...{ id: choose(id, giveId(title)), title, line, ...(given && { given }) },
    steps: steps.map((step) => {
      if (isExact) {
        const uses = step.uses?.flatMap((use) => {
          const id = findUsed(use);
          return id === undefined ? [] : { ...use, id };
        });
        const own = uses?.filter(({ isCompanion }) => !isCompanion) ?? [];
        return { ...step, ...(uses && { uses }), resources: own.map(({ id }) => id) };
      }
      const linked = step.links.flatMap(({ url }) => byAddress.get(foldUrl(url)) ?? []);
      return { ...step, resources: [...new Set([...linked, ...findNamed(step.text, byTitle)])] };
    }),
  }));
}

const MOST_WORDS = 12;

/** The resources whose titles stand in a text, the longest first; titles that several have name none. */
function findNamed(text: string, byTitle: Map<string, string[]>): string[] {
  const words = foldText(text).split(' ');
  const found: string[] = [];
  for (let from = 0; from < words.length; from += 1)
    for (let to = Math.min(words.length, from + MOST_WORDS); to > from; to -= 1) {
      const ids = byTitle.get(words.slice(from, to).join(' '));
      if (ids?.length !== 1) continue;
      found.push(...ids);
      from = to - 1;
      break;
    }
  return found;
}
