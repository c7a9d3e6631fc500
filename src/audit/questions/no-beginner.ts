import { formatShare } from '../../text/count.ts';
import { ofTopic, resourcesOf } from '../named.ts';
import type { Question } from '../question.ts';

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
