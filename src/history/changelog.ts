import type { Catalog } from '../catalog/catalog.ts';
import { showHiddenCharacters } from '../text/hidden-character.ts';
import { formatLongDay } from '../text/dates.ts';
import { bundleChanges, tellMany, type Thing, type Told } from './bundle-changes.ts';
import type { ChangeKind, Named, Piece } from './change.ts';
import { asSentence } from './format-change.ts';
import { reasonsUnknown, type History, type HistoryDay } from './history.ts';

/** As many of many names are shown before a reader asks for the rest. */
const FIRST = 5;

/** What has changed, as readers see it. */
export interface Changelog {
  /** Newest first. */
  items: ChangelogItem[];
  /** What is not known, and why, in a sentence; nothing where all is known. */
  gap: string | undefined;
}

/** One piece of news. */
export interface ChangelogItem {
  /** The same in every build: `2026-02-15/resource/kvmtool`. */
  key: string;
  /** In UTC, as `YYYY-MM-DD`. */
  day: string;
  /** Of the last commit of the day, in ISO 8601. */
  time: string;
  kind: ChangeKind;
  words: Words[];
  /** The names of many things that it is about; none where it is about one, or about too many. */
  names: Quoted[];
  /** The same names by the topic that the resources were added to, the largest first; empty where none has a topic. */
  topics: TopicNames[];
  /** The page of what it is about, where there is one. */
  href: string | undefined;
}

/** The names of resources that were added to one topic, or to none that is known. */
export interface TopicNames {
  topic: Quoted | undefined;
  names: Quoted[];
}

/** Our words, or those of content with the page that they name, where there is one. */
export type Words = string | Quoted;

/** Words of content. */
export interface Quoted {
  text: string;
  /** Whether they are the title of a thing, which is told from other words by quotes where it is no link. */
  isTitle: boolean;
  href: string | undefined;
}

/** Makes a history what readers of a catalog see: with links to what is still there, under whatever id. */
export function createChangelog(history: History, catalog: Catalog): Changelog {
  const gap = formatGap(history);
  if (!history.known) return { items: [], gap };
  const findHref = createFindHref(catalog, findRenames(history.days));
  return {
    items: history.days.flatMap(({ day, time, ...changes }) =>
      tellDay(changes).map(({ kind, subject, id, pieces, things = [] }) => ({
        key: id === undefined ? `${day}/${kind}/${subject}s` : `${day}/${subject}/${id}`,
        day,
        time,
        kind,
        words: asSentence(pieces).map((piece) => linkPiece(piece, findHref)),
        names: things.map(({ name }) => linkName(name, findHref)),
        topics: groupByTopic(things, findHref),
        href: id === undefined || kind === 'removed' ? undefined : findHref({ subject, id }),
      })),
    ),
    gap,
  };
}

/** The first of many names as one list: `A, B, C, D, E and 57 more`. */
export function joinFirst(names: Quoted[]): Words[] {
  const left = names.length - FIRST;
  return names
    .slice(0, FIRST)
    .flatMap((name, i) => [...(i > 0 ? [', '] : []), name])
    .concat(left > 0 ? ` and ${left.toLocaleString('en')} more` : []);
}

function formatGap(history: History): string | undefined {
  if (!history.known) return `The history is unavailable: ${reasonsUnknown[history.why]}.`;
  if (history.since === undefined) return undefined;
  const day = formatLongDay(history.since.day);
  return history.since.why === 'shallow'
    ? `Changes before ${day} are unavailable: this site was built from a shallow clone, which lacks older commits.`
    : `Changes before ${day} are only in the Git history.`;
}

/** What a day did to what readers see; exceptions are between curators and the check. */
function tellDay({ changes, atOnce }: Pick<HistoryDay, 'changes' | 'atOnce'>): Told[] {
  const counted = (['added', 'changed', 'removed'] as const).flatMap((kind) =>
    atOnce && atOnce[kind] > 0 ? [tellMany(kind, 'resource', atOnce[kind], ' at once')] : [],
  );
  return [...counted, ...bundleChanges(changes)];
}

type FindHref = (thing: Pick<Named, 'subject' | 'id'>) => string | undefined;

/** The ids of things by those that the history knows them to have had: content need not say so. */
function findRenames(days: HistoryDay[]): Map<string, string> {
  return new Map(
    days.flatMap(({ changes }) =>
      changes.flatMap(({ subject, id, formerId }) =>
        formerId === undefined ? [] : [[`${subject}/${formerId}`, id] as const],
      ),
    ),
  );
}

/** Looks up pages by the id that a thing has or had. */
function createFindHref(
  { resources, retired, topics, paths, terms }: Catalog,
  renames: Map<string, string>,
): FindHref {
  const index = (things: { id: string; href: string; formerly?: string[] }[]) =>
    new Map(
      things.flatMap(({ id, href, formerly = [] }) => [id, ...formerly].map((one) => [one, href])),
    );
  const pages = {
    resource: index([...resources, ...retired]),
    topic: index(topics),
    path: index(paths),
    term: index(terms),
  } as const;
  return ({ subject, id }) => {
    if (subject === 'site' || subject === 'exception') return undefined;
    const tried = new Set<string>();
    // A thing may have been renamed several times, and back.
    for (let at: string | undefined = id; at !== undefined && !tried.has(at);) {
      const href = pages[subject].get(at);
      if (href !== undefined) return href;
      tried.add(at);
      at = renames.get(`${subject}/${at}`);
    }
    return undefined;
  };
}

function linkPiece(piece: Piece, findHref: FindHref): Words {
  if (typeof piece === 'string') return piece;
  if ('foreign' in piece)
    return { text: showHiddenCharacters(piece.foreign), isTitle: false, href: undefined };
  return linkName(piece, findHref);
}

function linkName(name: Named, findHref: FindHref): Quoted {
  return { text: showHiddenCharacters(name.named), isTitle: true, href: findHref(name) };
}

function groupByTopic(things: Thing[], findHref: FindHref): TopicNames[] {
  if (things.every(({ topic }) => topic === undefined)) return [];
  const sizeOf = ({ topic, names }: TopicNames) => (topic ? names.length : 0);
  return [...Map.groupBy(things, ({ topic }) => topic?.id).values()]
    .map((group): TopicNames => {
      const topic = group[0]?.topic;
      return {
        topic: topic && linkName(topic, findHref),
        names: group.map(({ name }) => linkName(name, findHref)),
      };
    })
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
}
