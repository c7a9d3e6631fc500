import type { Catalog } from '../catalog/catalog.ts';
import { showHiddenCharacters } from '../text/hidden-character.ts';
import { formatLongDay } from '../text/dates.ts';
import {
  bundleChanges,
  describeMany,
  type Sentence,
  type Thing,
  asSentence,
  type ChangeKind,
  type Named,
  type Piece,
  reasonsUnknown,
  type History,
  type HistoryDay,
} from './change.ts';
import { addressOf, underBase } from '../catalog/addresses.ts';

/** More names are shown only if a reader opens them. */
const FIRST = 5;

/** What has changed, as readers see it. */
export interface Changelog {
  /** Newest first. */
  items: ChangelogItem[];
  /** A sentence on what is not known, and why; `undefined` if all is known. */
  gap: string | undefined;
}

export interface ChangelogItem {
  /** The same in every build: `2026-02-15/resource/kvmtool`. */
  key: string;
  /** In UTC, as `YYYY-MM-DD`. */
  day: string;
  /** Of the last commit of the day, in ISO 8601. */
  time: string;
  kind: ChangeKind;
  words: Words[];
  /** The names of the things, if it is about many but not too many. */
  names: Quoted[];
  /** The same names by the topic of added resources, the largest topic first; empty if none has a topic. */
  topics: TopicNames[];
  /** The page of the thing, if there is one. */
  href: string | undefined;
}

/** The names of resources that were added to one topic, or to none. */
interface TopicNames {
  topic: Quoted | undefined;
  names: Quoted[];
}

/** Words of ours, or of content with the page that they name. */
export type Words = string | Quoted;

/** Words of content. */
interface Quoted {
  text: string;
  /** Whether they are the title of a thing; without a link it is shown in quotes. */
  isTitle: boolean;
  href: string | undefined;
}

/** The history as readers see it, with links to everything that still has a page, under whatever id. */
export function createChangelog(history: History, catalog: Catalog): Changelog {
  const gap = formatGap(history);
  if (!history.known) return { items: [], gap };
  const findHref = createFindHref(catalog, findRenames(history.days));
  return {
    items: history.days.flatMap(({ day, time, ...changes }) =>
      describeDay(changes).map(({ kind, subject, id, pieces, things = [] }) => ({
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

function describeDay({ changes, atOnce }: Pick<HistoryDay, 'changes' | 'atOnce'>): Sentence[] {
  const counted = (['added', 'changed', 'removed'] as const).flatMap((kind) =>
    atOnce && atOnce[kind] > 0 ? [describeMany(kind, 'resource', atOnce[kind], ' at once')] : [],
  );
  return [...counted, ...bundleChanges(changes)];
}

type FindHref = (thing: Pick<Named, 'subject' | 'id'>) => string | undefined;

/** New ids by the former ones that the history knows; content need not have them. */
function findRenames(days: HistoryDay[]): Map<string, string> {
  return new Map(
    days.flatMap(({ changes }) =>
      changes.flatMap(({ subject, id, formerId }) =>
        formerId === undefined ? [] : [[`${subject}/${formerId}`, id] as const],
      ),
    ),
  );
}

/** Looks up pages by current or former id. */
function createFindHref(
  { resources, retired, topics, paths, ownPages, terms }: Catalog,
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
    page: index(ownPages),
    term: index(terms),
  } as const;
  return ({ subject, id }) => {
    if (subject === 'site' || subject === 'file' || subject === 'exception') return undefined;
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

/** The characters on a page, with names and addresses: small enough that it loads in one round trip. */
const FULL = 7000;

export interface ChangelogPage {
  /** From 1, the oldest; `undefined` for the newest page, which has an address of its own. */
  number: number | undefined;
  href: string;
  /** Newest first. */
  days: { day: string; items: ChangelogItem[] }[];
  older: string | undefined;
  newer: string | undefined;
}

/**
 * Splits the changelog into pages. Numbered pages are counted from the oldest and full, so they never change; the newest
 * one has everything after them, and repeats the last of them so that it is not too short.
 */
export function createChangelogPages(
  { items }: Pick<Changelog, 'items'>,
  home: string,
): { newest: ChangelogPage; numbered: ChangelogPage[] } {
  const { full, rest } = fillPages(items.toReversed());
  const addressAt = (number: number) =>
    number >= 1 && number <= full.length
      ? underBase(home, addressOf.changesPage(number))
      : undefined;
  const newest = underBase(home, addressOf.changes());
  return {
    newest: {
      number: undefined,
      href: newest,
      days: groupByDay([...(full.at(-1) ?? []), ...rest].toReversed()),
      older: addressAt(full.length - 1),
      newer: undefined,
    },
    numbered: full.map((page, i) => ({
      number: i + 1,
      href: addressAt(i + 1) ?? newest,
      days: groupByDay(page.toReversed()),
      older: addressAt(i),
      newer: addressAt(i + 2) ?? newest,
    })),
  };
}

/** Fills pages with items, oldest first; the rest fills none. */
function fillPages(items: ChangelogItem[]): { full: ChangelogItem[][]; rest: ChangelogItem[] } {
  const full: ChangelogItem[][] = [];
  let rest: ChangelogItem[] = [];
  let filled = 0;
  for (const item of items) {
    const size = measure(item);
    if (filled + size > FULL && rest.length > 0) {
      full.push(rest);
      rest = [];
      filled = 0;
    }
    rest.push(item);
    filled += size;
  }
  return { full, rest };
}

/** The size of an item; links count even if their page is gone, so a full page stays full. */
function measure({ words, names, key }: ChangelogItem): number {
  const pieces = [...words, ...names.flatMap((name) => [', ', name])];
  return pieces.reduce<number>(
    (sum, piece) => sum + (typeof piece === 'string' ? piece.length : 2 * piece.text.length),
    key.length,
  );
}

function groupByDay(items: ChangelogItem[]): ChangelogPage['days'] {
  return [...Map.groupBy(items, ({ day }) => day)].map(([day, found]) => ({ day, items: found }));
}
