import { foldText } from '../text/compare.ts';
import { quote } from '../text/quote.ts';
import { foldUrl } from '../urls/folded-url.ts';
import { choose, createIdGiver } from './assign-ids.ts';
import { createNameFinder } from './find-named.ts';
import type { ListIssue, ListPath, ListResource, ListStep, ListTopic } from './list-content.ts';
import type { PathDraft } from './read-paths.ts';
import { readStepPhrase, wordsOf } from './step-phrase.ts';

/** What of a list the steps of its learning paths can name. */
interface Nameable {
  resources: ListResource[];
  topics: ListTopic[];
  isExact: boolean;
  /** Other names of entries, by address or title. */
  aliases?: ReadonlyMap<string, string[]> | undefined;
}

/** Learning paths with the resources of their steps: those that a step links to, or names so that only they can be meant. */
export function createPaths(
  drafts: PathDraft[],
  { resources, topics, isExact, aliases = new Map() }: Nameable,
): { paths: ListPath[]; issues: ListIssue[] } {
  if (drafts.length === 0) return { paths: [], issues: [] };
  const giveId = createIdGiver('path');
  const byAddress = new Map(
    resources.map(({ url, id }) => [url === undefined ? '' : foldUrl(url), id]),
  );
  const namesOf = ({ title, url }: ListResource) => [
    title,
    ...(aliases.get(foldText(title)) ?? []),
    ...((url !== undefined && aliases.get(foldUrl(url))) || []),
  ];
  const find = isExact ? findUses : createFinder(resources, topics, namesOf);
  const issues: ListIssue[] = [];
  const paths = drafts.map(({ id, title, line, steps, given }) => ({
    ...{ id: choose(id, giveId(title)), title, line, ...(given && { given }) },
    steps: steps.map((step) => {
      const { uses, ids, unclear = [] } = find(step);
      if (unclear.length > 0)
        issues.push({
          ...{ line: step.line, column: 1, code: 'unclear-step' },
          message: `the step ${quote(step.text)} can mean ${listTitles(unclear)}. Link the one that is meant, or write its whole title.`,
        });
      const linked = step.links.flatMap(({ url }) =>
        isExact ? [] : (byAddress.get(foldUrl(url)) ?? []),
      );
      return { ...step, ...(uses && { uses }), resources: [...new Set([...linked, ...ids])] };
    }),
  }));
  return { paths, issues };

  /** What an exact list says that a step uses. */
  function findUses(step: Step): Found {
    const uses = step.uses?.flatMap((use) => {
      const id = findUsed(use);
      return id === undefined ? [] : { ...use, id };
    });
    const own = uses?.filter(({ isCompanion }) => !isCompanion) ?? [];
    return { ...(uses && { uses }), ids: own.map(({ id }) => id) };
  }

  function findUsed({ title = '', url, id }: Use): string | undefined {
    if (id !== undefined) return resources.find((one) => one.id === id)?.id;
    const found = resources.find(
      (one) =>
        (url === undefined ? one.url === undefined : foldUrl(one.url ?? '') === foldUrl(url)) &&
        foldText(one.title) === foldText(title),
    );
    return found?.id ?? (url === undefined ? undefined : byAddress.get(foldUrl(url)));
  }
}

type Step = Omit<ListStep, 'resources'>;
type Use = NonNullable<ListStep['uses']>[number];

interface Found {
  uses?: Use[];
  ids: string[];
  unclear?: ListResource[];
}

/** Finds what a step names: whole titles that say all that its name says, else what else its name can only mean. */
function createFinder(
  resources: ListResource[],
  topics: ListTopic[],
  namesOf: (resource: ListResource) => string[],
): (step: Step) => Found {
  const byTitle = new Map<string, string[]>();
  for (const resource of resources) {
    // The name of a channel is also that of its subject.
    if (resource.channel) continue;
    for (const name of namesOf(resource)) {
      const folded = foldText(name);
      const ids = byTitle.get(folded);
      if (!ids) byTitle.set(folded, [resource.id]);
      else if (!ids.includes(resource.id)) ids.push(resource.id);
    }
  }
  const findInPart = createNameFinder(resources, topics, namesOf);
  return ({ text }) => {
    const titles = findTitles(text, byTitle);
    const { names, rest } = readStepPhrase(text);
    const named = findInPart(names);
    const said = new Set(titles.flatMap(({ title }) => wordsOf(title).map(({ word }) => word)));
    const isSaid = names[0]?.every(({ word }) => said.has(word)) === true;
    if (named.ids.length === 0 || (isSaid && !named.isSection))
      return {
        ids: titles.map(({ id }) => id),
        unclear: titles.length === 0 ? named.unclear : [],
      };
    return { ids: [...named.ids, ...findTitles(rest, byTitle).map(({ id }) => id)] };
  };
}

function listTitles(resources: ListResource[]): string {
  return resources.map(({ title }) => quote(title)).join(' or ');
}

const MOST_WORDS = 12;

/** The resources whose titles stand in a text, the longest first; titles that several have name none. */
function findTitles(text: string, byTitle: Map<string, string[]>): { id: string; title: string }[] {
  const words = foldText(text).split(' ');
  const found: { id: string; title: string }[] = [];
  for (let from = 0; from < words.length; from += 1)
    for (let to = Math.min(words.length, from + MOST_WORDS); to > from; to -= 1) {
      const title = words.slice(from, to).join(' ');
      const ids = byTitle.get(title);
      if (ids?.length !== 1) continue;
      found.push(...ids.map((id) => ({ id, title })));
      from = to - 1;
      break;
    }
  return found;
}
