import type { Resource } from '../../catalog/catalog.ts';
import { accesses, valuesOf } from '../../schema/vocabulary.ts';
import { ofResource, ofTopic, resourcesOf } from '../named.ts';
import type { Question } from '../question.ts';

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
