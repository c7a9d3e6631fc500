import type { ListResource, ListTopic } from './list-content.ts';
import { wordsOf, type NameWord } from './step-phrase.ts';

/** The resources that a text names in part, and those of which only one can be meant. */
export interface Named {
  ids: string[];
  unclear: ListResource[];
  /** Whether the heading of a section is named, and so all below it. */
  isSection?: boolean;
}

/** A section names no more entries than these, and one name could not mean more than these. */
const MOST = { entries: 12, candidates: 200, unclear: 4 };
const LONGEST_TITLE = 24;

/**
 * Finds what a text names otherwise than by whole titles: by some words of a title, by its initials, by a word of
 * the heading above it, or a section by its heading. Each word must fit, and only one entry: nothing is guessed.
 */
export function createNameFinder(
  resources: ListResource[],
  topics: ListTopic[],
  namesOf: (resource: ListResource) => string[],
): (names: NameWord[][]) => Named {
  const inTitle = new Map<string, Set<ListResource>>();
  const inPlace = new Map<string, Set<ListResource>>();
  const initials = new Map<string, Set<ListResource>>();
  const whole = new Map<string, Set<ListResource>>();
  const sections = readSections(topics, resources);
  for (const resource of resources) {
    // The name of a channel is also that of its subject.
    if (resource.channel) continue;
    for (const title of namesOf(resource)) {
      const words = wordsOf(title).slice(0, LONGEST_TITLE);
      for (const { word } of words) add(inTitle, word, resource);
      const letters = words.map(({ word }) => word[0] ?? '').join('');
      add(whole, letters, resource);
      for (let from = 0; from < letters.length; from += 1)
        for (let length = 3; length <= 6 && from + length <= letters.length; length += 1)
          add(initials, letters.slice(from, from + length), resource);
    }
  }
  for (const { words, entries } of sections)
    for (const { word } of words) for (const entry of entries) add(inPlace, word, entry);
  const byHeading = Map.groupBy(sections, ({ words }) => keyOf(words));

  return ([name = [], ...divided]) => {
    const found = findName(name);
    if (found.ids.length > 0 || divided.length === 0) return found;
    const parts = divided.map(findName);
    return {
      ids: [...new Set(parts.flatMap(({ ids }) => ids))],
      unclear: parts.flatMap(({ unclear }) => unclear),
      isSection: parts.some(({ isSection }) => isSection),
    };
  };

  function findName(name: NameWord[]): Named {
    const section = findSection(name, byHeading);
    if (section) return { ids: idsOf(section), unclear: [], isSection: true };
    const found = findCandidates(name);
    if (found.length > MOST.candidates) return NONE;
    const isSeveral = name.at(-1)?.isForm === true && name.at(-1)?.isPlural === true;
    if (isSeveral) return found.length > MOST.entries ? NONE : { ids: idsOf(found), unclear: [] };
    const best = found.filter((one) => name.every((word) => isInTitle(word, one)));
    const one = chooseOne(best.length > 0 ? best : found);
    if (one) return { ids: [one.id], unclear: [] };
    return { ids: [], unclear: found.length > MOST.unclear ? [] : found };
  }

  /** Entries that every word of a name fits, one of them in the title. */
  function findCandidates(name: NameWord[]): ListResource[] {
    const [only] = name;
    if (only && name.length === 1) return only.isCapital ? [...(whole.get(only.word) ?? [])] : [];
    const own = name.filter(({ isForm }) => !isForm);
    const starts = own.map(
      (word) => new Set([...(inTitle.get(word.word) ?? []), ...byInitials(word)]),
    );
    return [
      ...new Set(starts.flatMap((start) => (start.size > MOST.candidates ? [] : [...start]))),
    ].filter((one) => name.every((word) => isInTitle(word, one) || isIn(inPlace, word, one)));
  }

  function byInitials({ word, isCapital }: NameWord): Iterable<ListResource> {
    return (isCapital && initials.get(word)) || [];
  }

  function isInTitle(word: NameWord, one: ListResource): boolean {
    return isIn(inTitle, word, one) || (word.isCapital && isIn(initials, word, one));
  }
}

const NONE: Named = { ids: [], unclear: [] };

function isIn(
  index: Map<string, Set<ListResource>>,
  { word }: NameWord,
  one: ListResource,
): boolean {
  return index.get(word)?.has(one) === true;
}

function add(index: Map<string, Set<ListResource>>, key: string, resource: ListResource): void {
  const known = index.get(key);
  if (known) known.add(resource);
  else index.set(key, new Set([resource]));
}

function idsOf(found: ListResource[]): string[] {
  return found.map(({ id }) => id);
}

/** The one that is meant: the only one, or the one with an address where the others have the same title. */
function chooseOne(found: ListResource[]): ListResource | undefined {
  const titles = new Set(found.map(({ title }) => keyOf(wordsOf(title))));
  if (titles.size !== 1) return undefined;
  if (found.length === 1) return found[0];
  const linked = found.filter(({ url }) => url !== undefined);
  return linked.length === 1 ? linked[0] : undefined;
}

function keyOf(words: NameWord[]): string {
  return words.map(({ word }) => word).join(' ');
}

interface NamedSection {
  words: NameWord[];
  entries: ListResource[];
}

/** The sections and groups of a list with their entries. */
function readSections(topics: ListTopic[], resources: ListResource[]): NamedSection[] {
  const entries = new Map<string, Set<ListResource>>();
  for (const resource of resources)
    for (const { topic, section = '', group } of resource.placements) {
      add(entries, `${topic} ${section}`, resource);
      if (group !== undefined) add(entries, `${topic} ${section} ${group}`, resource);
    }
  return topics.flatMap((topic) =>
    topic.sections.flatMap((section) => [
      {
        words: wordsOf(section.title),
        entries: [...(entries.get(`${topic.id} ${section.id}`) ?? [])],
      },
      ...section.groups.map((group) => ({
        words: wordsOf(group.title),
        entries: [...(entries.get(`${topic.id} ${section.id} ${group.id}`) ?? [])],
      })),
    ]),
  );
}

/** The entries of the only section whose heading a name is, such as "QEMU tutorials". */
function findSection(
  name: NameWord[],
  byHeading: Map<string, NamedSection[]>,
): ListResource[] | undefined {
  if (name.length < 2 || name.at(-1)?.isForm !== true) return undefined;
  const [only, other] = byHeading.get(keyOf(name)) ?? [];
  return only && !other && only.entries.length <= MOST.entries ? only.entries : undefined;
}
