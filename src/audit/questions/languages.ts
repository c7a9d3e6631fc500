import type { Resource } from '../../catalog/catalog.ts';
import { nameLanguage } from '../../text/language-name.ts';
import { formatCount } from '../../text/count.ts';
import { ofTopic, resourcesOf } from '../named.ts';
import type { Question } from '../question.ts';

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
