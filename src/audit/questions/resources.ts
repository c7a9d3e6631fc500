import type { Resource } from '../../catalog/catalog.ts';
import { formatShare, formatCount } from '../../text/count.ts';
import { formatLongDay } from '../../text/dates.ts';
import { sortByMostMet, ofResource, ofTopic, resourcesOf, type Question } from '../question.ts';
import { foldUrl } from '../../urls/folded-url.ts';
import { accesses, valuesOf } from '../../schema/vocabulary.ts';
import { nameLanguage } from '../../text/language-name.ts';

/** What nobody has looked at for a year. */
export const notReviewed: Question = {
  name: 'not-reviewed',
  title: 'Not reviewed for a year',
  why: 'The resource may have changed since: a new version, another author, another page.',
  advice:
    'Open it, correct its file, and set "reviewed" to the day. Those that readers see most come first.',
  ask({ resources }, today) {
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

/** The longest ago first, and what nobody knows before all. */
function compareDays(a: Resource, b: Resource): number {
  const [first, second] = [dayOf(a) ?? '', dayOf(b) ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The same day of the year before; the last of February for one that the year does not have. */
function yearBefore(day: string): string {
  const [year = 0, month, date] = day.split('-');
  const before = `${String(Number(year) - 1).padStart(4, '0')}-${month}-${date}`;
  return before.endsWith('-02-29') ? before.replace(/29$/, '28') : before;
}

/** Resources that do not say which part of an address they are, where others have the same. */
export const sharedAddresses: Question = {
  name: 'shared-addresses',
  title: 'Shared link without a locator',
  why: 'Several resources link to one page, and readers cannot tell which of its documents is meant.',
  advice: 'State the part in "locator".',
  ask({ resources }) {
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

/** What costs money or asks for an account, and the topics where nothing is known to be free. */
export const paywalls: Question = {
  name: 'paywalls',
  title: 'Paid or account required',
  why: 'Many readers cannot pay, so a topic with nothing free is closed to them.',
  advice: 'Add a free alternative, and set "access" on each resource.',
  ask({ topics, resources }) {
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
        ...closed.map((resource) => ofResource(resource, labelOf(resource))),
      ],
    };
  },
};

function isClosed({ access }: Resource): boolean {
  return access === 'paid' || access === 'account';
}

function labelOf({ access }: Resource): string {
  return access ? accesses[access].label : '';
}

/** In which languages resources are written, and the topics that offer nothing in that of the catalog. */
export const languages: Question = {
  name: 'languages',
  title: 'Languages',
  why: 'Readers cannot use a resource in a language that they do not know.',
  advice:
    'Act only if a topic offers nothing else. State the "language" of each resource that differs.',
  ask({ site, topics, resources }) {
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
