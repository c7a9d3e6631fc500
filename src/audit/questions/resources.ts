import type { Resource, Catalog } from '../../catalog/catalog.ts';
import { formatShare, formatCount } from '../../text/count.ts';
import { formatLongDay } from '../../text/dates.ts';
import {
  sortByMostMet,
  ofResource,
  ofTopic,
  resourcesOf,
  type Question,
  type Finding,
} from '../question.ts';
import { foldUrl } from '../../urls/folded-url.ts';
import {
  accesses,
  valuesOf,
  kinds,
  levels,
  type Kind,
  type Level,
} from '../../schema/vocabulary.ts';
import { nameLanguage } from '../../text/language-name.ts';

export const notReviewed: Question = {
  name: 'not-reviewed',
  title: 'Not reviewed for a year',
  why: 'The resource may have changed since: a new version, another author, another page.',
  advice:
    'Open it, correct its file, and set "reviewed" to the day. Those that readers see most come first.',
  ofLists: {
    advice:
      'Open it, correct its line, and set "reviewed" for it in cairn.yaml to the day. Those that readers see most come first.',
    isKnown: ({ resources }) => resources.some((resource) => dayOf(resource) !== undefined),
  },
  find({ resources }, today) {
    const limit = yearBefore(today);
    const old = resources.filter((resource) => (dayOf(resource) ?? '') < limit);
    const unknown = old.filter((resource) => dayOf(resource) === undefined).length;
    const since = unknown < resources.length ? ` since ${formatLongDay(limit)}` : '';
    const rest = unknown > 0 ? `, ${unknown.toLocaleString('en')} of them without a date` : '';
    return {
      says: `${formatShare(old.length, resources.length, 'resource')}${since}${rest}.`,
      findings: sortByMostMet(old.toSorted(compareDays)).map((resource) =>
        ofResource(resource, describeDay(resource)),
      ),
    };
  },
};

function dayOf({ reviewed, added }: Resource): string | undefined {
  return reviewed ?? added;
}

function describeDay({ reviewed, added }: Resource): string {
  if (reviewed) return `reviewed on ${formatLongDay(reviewed)}`;
  return added ? `added on ${formatLongDay(added)}` : 'no date';
}

/** Without a date first, then the oldest. */
function compareDays(a: Resource, b: Resource): number {
  const [first, second] = [dayOf(a) ?? '', dayOf(b) ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The same day of the year before; 28 February for 29 February. */
function yearBefore(day: string): string {
  const [year = 0, month, date] = day.split('-');
  const before = `${String(Number(year) - 1).padStart(4, '0')}-${month}-${date}`;
  return before.endsWith('-02-29') ? before.replace(/29$/, '28') : before;
}

export const sharedAddresses: Question = {
  name: 'shared-addresses',
  title: 'Shared link without a locator',
  why: 'Several resources link to one page, and readers cannot tell which of its documents is meant.',
  advice: 'State the part in "locator".',
  ofLists: {
    title: 'Shared link',
    advice:
      'Give both entries the same title if they are one. Otherwise write in brackets behind the link which part is meant.',
  },
  find({ resources }) {
    const byAddress = Map.groupBy(
      resources.filter(({ url }) => url !== undefined),
      ({ url = '' }) => foldUrl(url),
    );
    const findings = [...byAddress.values()]
      .filter((all) => all.length > 1)
      .flatMap((all) =>
        all
          .filter(({ locator }) => locator === undefined)
          .map((resource) => ofResource(resource, `same link as ${formatOthers(resource, all)}`)),
      );
    return {
      says: `${formatShare(findings.length, resources.length, 'resource')}.`,
      findings,
    };
  },
};

function formatOthers(resource: Resource, all: Resource[]): string {
  const [first, ...more] = all.filter((other) => other !== resource);
  const rest = more.length > 0 ? ` and ${formatCount(more.length, 'other')}` : '';
  return `“${first?.title ?? ''}”${rest}`;
}

export const paywalls: Question = {
  name: 'paywalls',
  title: 'Paid or account required',
  why: 'Many readers cannot pay, so a topic with nothing free is closed to them.',
  advice: 'Add a free alternative, and set "access" on each resource.',
  ofLists: {
    advice: 'Add a free alternative, and set "access" for each entry in cairn.yaml.',
    isKnown: ({ resources }) => resources.some(({ access }) => access !== undefined),
  },
  find({ topics, resources }) {
    const closed = resources.filter(isClosed);
    const counts = [...valuesOf(accesses), undefined].map((access) => {
      const count = resources.filter((resource) => resource.access === access).length;
      return `${count.toLocaleString('en')} ${access ? accesses[access].label : 'not stated'}`;
    });
    const without = topics
      .map((topic) => ({ topic, all: resourcesOf(topic) }))
      .filter(({ all }) => all.some(isClosed) && !all.some(({ access }) => access === 'free'));
    return {
      says: `${counts.join(', ')}.`,
      findings: [
        ...without.map(({ topic, all }) => {
          const unknown = all.filter(({ access }) => access === undefined).length;
          return ofTopic(
            topic,
            unknown === 0
              ? 'nothing is free'
              : `nothing is known to be free; ${unknown} without access`,
          );
        }),
        ...closed.map((resource) =>
          ofResource(resource, resource.access && accesses[resource.access].label),
        ),
      ],
    };
  },
};

function isClosed({ access }: Resource): boolean {
  return access === 'paid' || access === 'account';
}

export const languages: Question = {
  name: 'languages',
  title: 'Languages',
  why: 'Readers cannot use a resource in a language that they do not know.',
  advice:
    'Act only if a topic offers nothing else. State the "language" of each resource that differs.',
  ofLists: {
    advice:
      'Act only if a topic offers nothing else. Set "language" in cairn.yaml for each entry that differs.',
  },
  find({ site, topics, resources }) {
    const inOwn = ({ language = site.language }: Pick<Resource, 'language'>) =>
      primaryOf(language) === primaryOf(site.language);
    const own = nameLanguage(site.language, 'en');
    const others = Map.groupBy(
      resources.filter((resource) => !inOwn(resource)),
      ({ language = '' }) => language,
    );
    const total = resources.length.toLocaleString('en');
    const count = resources.filter(inOwn).length;
    return {
      says:
        count === resources.length
          ? `All ${total} resources are in ${own}.`
          : `${count.toLocaleString('en')} of ${total} resources are in ${own}.`,
      findings: [
        ...topics
          .filter((topic) => !resourcesOf(topic).some(inOwn))
          .map((topic) => ofTopic(topic, `nothing in ${own}`)),
        ...[...others]
          .toSorted(([, a], [, b]) => b.length - a.length)
          .map(([language, all]) => ({
            title: nameLanguage(language, 'en'),
            says: formatCount(all.length, 'resource'),
          })),
      ],
    };
  },
};

/** `en` for `en-GB`: who reads the one reads the other. */
function primaryOf(language: string): string {
  return language.replace(/-.*/, '');
}

export const levelNotStated: Question = {
  name: 'level-not-stated',
  title: 'No level',
  why: 'Readers who filter by level do not see resources without one.',
  advice:
    'Rate what you have read yourself, and leave out the rest. Those that readers see most come first.',
  ofLists: {
    advice:
      'Rate what you have read yourself, with "level" in cairn.yaml, and leave out the rest. Those that readers see most come first.',
    isKnown: hasLevels,
  },
  find({ resources }) {
    const without = resources.filter(({ level }) => level === undefined);
    return {
      says: `${formatShare(without.length, resources.length, 'resource')}.`,
      findings: sortByMostMet(without).map((resource) => ofResource(resource)),
    };
  },
};

export const notDescribed: Question = {
  name: 'not-described',
  title: 'No summary or kind',
  why: 'Readers see only a title in lists, and filters for a kind leave the resource out.',
  advice: 'Say what it is and covers, and set its kind. Those that readers see most come first.',
  ofLists: {
    title: 'No summary',
    why: 'Readers see only a title.',
    advice: 'Write behind the link what it is and covers. Those that readers see most come first.',
  },
  find({ resources, list }) {
    // A list has no place for a kind.
    const lacksOf = ({ summary, kind }: Resource) => [
      ...(summary === undefined ? ['no summary'] : []),
      ...(kind === undefined && !list ? ['no kind'] : []),
    ];
    const bare = resources.filter((resource) => lacksOf(resource).length > 0);
    return {
      says: `${formatShare(bare.length, resources.length, 'resource')}.`,
      findings: sortByMostMet(bare).map((resource) =>
        ofResource(resource, list ? '' : lacksOf(resource).join(', ')),
      ),
    };
  },
};

export const noBeginner: Question = {
  name: 'no-beginner',
  title: 'Topics without a beginner resource',
  why: 'Newcomers find nothing at their level in this topic.',
  advice: 'Set levels on the resources that have none; some may suit beginners. Otherwise add one.',
  ofLists: {
    advice:
      'Set "level" in cairn.yaml for entries that have none; some may suit beginners. Otherwise add one.',
    isKnown: hasLevels,
  },
  find({ topics }) {
    const without = topics
      .map((topic) => ({ topic, all: resourcesOf(topic) }))
      .filter(({ all }) => !all.some(({ level }) => level?.includes.includes('beginner')))
      .map(({ topic, all }) => ({
        topic,
        all,
        unstated: all.filter(({ level }) => level === undefined).length,
      }))
      // If all resources have a level, it is certain.
      .toSorted((a, b) => a.unstated / a.all.length - b.unstated / b.all.length);
    return {
      says: `${formatShare(without.length, topics.length, 'topic')}.`,
      findings: without.map(({ topic, all, unstated }) =>
        ofTopic(topic, `${formatShare(unstated, all.length, 'resource')} without a level`),
      ),
    };
  },
};

export const missingKinds: Question = {
  name: 'missing-kinds',
  title: 'Missing kinds and levels',
  why: 'Some readers learn from a talk and others from a specification, at different levels.',
  advice:
    'Ignore the gap if no such resource exists. For a topic, only kinds that most topics have are listed.',
  ofLists: {
    isKnown: ({ resources }) =>
      resources.filter(({ kind }) => kind !== undefined).length * 2 > resources.length,
  },
  find(catalog) {
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

function hasLevels({ resources }: Catalog): boolean {
  return resources.some(({ level }) => level !== undefined);
}

/** The topics that lack the most first. */
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
        // Without levels, nothing is known to be missing.
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
  return resources.flatMap(({ kind }) => kind ?? []);
}

function levelsOf(resources: Resource[]): Level[] {
  return resources.flatMap(({ level }) => level?.includes ?? []);
}

/** The labels of the values that no resource has. */
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
