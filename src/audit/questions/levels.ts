import { formatShare } from '../../text/count.ts';
import {
  sortByMostMet,
  ofResource,
  ofTopic,
  resourcesOf,
  type Question,
  type Finding,
} from '../question.ts';
import type { Catalog, Resource } from '../../catalog/catalog.ts';
import { kinds, levels, valuesOf, type Kind, type Level } from '../../schema/vocabulary.ts';

/** Resources of which nobody has judged for whom they are. */
export const levelNotStated: Question = {
  name: 'level-not-stated',
  title: 'No level',
  why: 'Readers who filter by level do not see resources without one.',
  advice:
    'Rate what you have read yourself, and leave out the rest. Those that readers see most come first.',
  ask({ resources }) {
    const without = resources.filter(({ level }) => level === undefined);
    return {
      says: `${formatShare(without.length, resources.length, 'resource')}.`,
      findings: sortByMostMet(without).map((resource) => ofResource(resource)),
    };
  },
};

/** Topics in which nothing is said to suit a beginner. */
export const noBeginner: Question = {
  name: 'no-beginner',
  title: 'Topics without a beginner resource',
  why: 'Newcomers find nothing at their level in this topic.',
  advice: 'Set levels on the resources that have none; some may suit beginners. Otherwise add one.',
  ask({ topics }) {
    const without = topics
      .map((topic) => ({ topic, all: resourcesOf(topic) }))
      .filter(({ all }) => !all.some(({ level }) => level?.includes.includes('beginner')))
      .map(({ topic, all }) => ({
        topic,
        all,
        unstated: all.filter(({ level }) => level === undefined).length,
      }))
      // Where all state one, it is certain.
      .toSorted((a, b) => a.unstated / a.all.length - b.unstated / b.all.length);
    return {
      says: `${formatShare(without.length, topics.length, 'topic')}.`,
      findings: without.map(({ topic, all, unstated }) =>
        ofTopic(topic, `${formatShare(unstated, all.length, 'resource')} without a level`),
      ),
    };
  },
};

/** Kinds and levels that the catalog lacks, and those that a topic lacks and most other topics have. */
export const missingKinds: Question = {
  name: 'missing-kinds',
  title: 'Missing kinds and levels',
  why: 'Some readers learn from a talk and others from a specification, at different levels.',
  advice:
    'Ignore the gap if no such resource exists. For a topic, only kinds that most topics have are listed.',
  ask(catalog) {
    const { topics, resources } = catalog;
    const lacks = findGaps(kinds, kindsOf(resources));
    const levelGaps = findGaps(levels, levelsOf(resources));
    const says = describeGaps(lacks, levelGaps);
    const inTopics = findInTopics(catalog);
    const share = (vocabulary: object, gaps: string[]) => {
      const all = Object.keys(vocabulary).length;
      return `${all - gaps.length} of ${all}`;
    };
    return {
      says: `The catalog has ${share(kinds, lacks)} kinds and ${share(levels, levelGaps)} levels; ${formatShare(inTopics.length, topics.length, 'topic')} lack some.`,
      findings: [...(says === '' ? [] : [{ title: 'The whole catalog', says }]), ...inTopics],
    };
  },
};

/** The topics that lack most first. */
function findInTopics({ topics }: Catalog): Finding[] {
  const all = topics.map((topic) => ({ topic, has: new Set(kindsOf(resourcesOf(topic))) }));
  const common = valuesOf(kinds).filter(
    (kind: Kind) => all.filter(({ has }) => has.has(kind)).length > all.length / 2,
  );
  return all
    .map(({ topic, has }) => {
      const stated = levelsOf(resourcesOf(topic));
      return {
        topic,
        lacks: common.filter((kind) => !has.has(kind)).map((kind) => kinds[kind].label),
        // Where nobody has judged, nothing is known to be missing.
        levels: stated.length > 0 ? findGaps(levels, stated) : [],
      };
    })
    .toSorted((a, b) => b.lacks.length + b.levels.length - a.lacks.length - a.levels.length)
    .flatMap((gap) => {
      const says = describeGaps(gap.lacks, gap.levels);
      return says === '' ? [] : [ofTopic(gap.topic, says)];
    });
}

function kindsOf(resources: Resource[]): Kind[] {
  return resources.map(({ kind }) => kind);
}

function levelsOf(resources: Resource[]): Level[] {
  return resources.flatMap(({ level }) => level?.includes ?? []);
}

/** The labels of the values that none has. */
function findGaps<V extends string>(
  vocabulary: Record<V, { label: string }>,
  present: V[],
): string[] {
  return (Object.keys(vocabulary) as V[])
    .filter((value) => !present.includes(value))
    .map((value) => vocabulary[value].label);
}

/** `no talk, no course; nothing at beginner or advanced level` */
function describeGaps(kindLabels: string[], levelLabels: string[]): string {
  return [
    kindLabels.map((label) => `no ${label}`).join(', '),
    levelLabels.length > 0 ? `nothing at ${levelLabels.join(' or ')} level` : '',
  ]
    .filter((text) => text !== '')
    .join('; ');
}
