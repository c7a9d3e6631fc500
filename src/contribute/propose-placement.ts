import type { Catalog, Group, Placement, Section, Topic } from '../catalog/catalog.ts';
import { hostOf } from '../urls/host.ts';
import type { Kind } from '../schema/vocabulary.ts';
import { formatCount } from '../text/count.ts';
import stopWords from '../search/stop-words.json' with { type: 'json' };
import { splitWords } from '../search/words.ts';

/** What is known of a resource that has no place yet. */
export interface Placeless {
  url?: string | undefined;
  kind?: Kind | undefined;
  title?: string | undefined;
  summary?: string | undefined;
}

/** A place for a resource, by ids. */
export interface ProposedPlacement {
  topic: string;
  section: string | undefined;
  group: string | undefined;
  /** Why, for a person to decide: `1 of 2 placements at lwn.net; headings with “kvm”`. */
  because: string;
}

/**
 * How much each reason counts; of hosts and kinds the share of their placements. Chosen by leaving out each of the
 * 62 resources of this catalog in turn: its topic is found for 48 of them, its section for 41.
 */
const POINTS = { titleWord: 2, summaryWord: 1, ofSection: 2, ofTopic: 1, host: 2, kind: 6 };
const FEWEST = 1;

/**
 * The group, section or undivided topic of a catalog that fits best: by words that its headings share with title
 * and summary (those that few topics have count more), and what share of the placements of the same host and of the
 * same kind it has.
 * The first of equals, in the order of the site; `undefined` if there is too little reason for any. A proposal for a person to
 * look at, never written unseen.
 */
export function proposePlacement(
  resource: Placeless,
  { topics, resources }: Pick<Catalog, 'topics' | 'resources'>,
): ProposedPlacement | undefined {
  const host = resource.url !== undefined && URL.canParse(resource.url) ? hostOf(resource.url) : '';
  const placed = resources.flatMap(({ placements }) => placements);
  const ofHost = placed.filter(({ resource: other }) => host !== '' && other.host === host);
  const ofKind = placed.filter(
    ({ resource: other }) => resource.kind !== undefined && other.kind === resource.kind,
  );
  const words = weighWords(resource, topics);

  let best: Place | undefined;
  let most = 0;
  for (const topic of topics) {
    const topicWords = findStems(topic.title);
    for (const section of topic.sections)
      for (const group of section.groups) {
        const headings = findStems(`${section.title ?? ''} ${group.title ?? ''}`);
        const place = { topic, section, group };
        const points =
          sum(words, headings) * POINTS.ofSection +
          sum(words, topicWords) * POINTS.ofTopic +
          shareOf(ofHost, place) * POINTS.host +
          shareOf(ofKind, place) * POINTS.kind;
        if (points > most) [best, most] = [place, points];
      }
  }
  if (!best || most < FEWEST) return undefined;
  return {
    topic: best.topic.id,
    section: best.section.id,
    group: best.group.id,
    because: explain(best, words, [
      [ofHost, `at ${host}`],
      [ofKind, `of kind "${resource.kind ?? ''}"`],
    ]),
  };
}

interface Place {
  topic: Topic;
  section: Section;
  group: Group;
}

/** What each word of title and summary counts, by its stem: the less, the more topics have it in their headings. */
function weighWords({ title = '', summary = '' }: Placeless, topics: Topic[]): Map<string, number> {
  const headings = topics.map(({ title: name, sections }) =>
    findStems([name, ...sections.flatMap(headingsOf)].join(' ')),
  );
  const weights = new Map<string, number>();
  for (const [text, points] of [
    [summary, POINTS.summaryWord],
    [title, POINTS.titleWord],
  ] as const)
    for (const stem of findStems(text)) {
      const count = headings.filter((stems) => stems.has(stem)).length;
      if (count > 0) weights.set(stem, points / count);
    }
  return weights;
}

function explain(place: Place, words: Map<string, number>, kin: Kin[]): string {
  const reasons = kin.flatMap(([placements, name]) => {
    const there = placements.filter((placement) => isIn(placement, place)).length;
    return there === 0
      ? []
      : [`${there} of ${formatCount(placements.length, 'placement')} ${name}`];
  });
  const headings = [place.topic.title, place.section.title ?? '', place.group.title ?? ''].join(
    ' ',
  );
  const shared = splitWords(headings).flatMap(({ whole, stem, parts }) =>
    [stem, ...parts].some((form) => words.has(form)) ? [whole] : [],
  );
  // Of "irc/chat" each half is a word too.
  const plain = [...new Set(shared)].filter(
    (word) => !shared.some((other) => other !== word && word.split('/').includes(other)),
  );
  if (plain.length > 0)
    reasons.push(`headings with ${plain.map((word) => `“${word}”`).join(', ')}`);
  return reasons.join('; ');
}

type Kin = [placements: Placement[], name: string];

function shareOf(placements: Placement[], place: Place): number {
  if (placements.length === 0) return 0;
  return placements.filter((placement) => isIn(placement, place)).length / placements.length;
}

function isIn(placement: Placement, { section, group }: Place): boolean {
  return placement.section === section && placement.group === group;
}

function headingsOf({ title = '', groups }: Section): string[] {
  return [title, ...groups.map((group) => group.title ?? '')];
}

function findStems(text: string): Set<string> {
  const words = splitWords(text).filter(({ joined }) => !stopWords.includes(joined));
  return new Set(words.flatMap(({ stem, parts }) => [stem, ...parts]));
}

function sum(weights: Map<string, number>, words: Set<string>): number {
  return [...words].reduce((total, word) => total + (weights.get(word) ?? 0), 0);
}
