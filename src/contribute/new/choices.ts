import type { Catalog } from '../../catalog/catalog.ts';
import { accesses, kinds, levels } from '../../schema/vocabulary.ts';
import type { AnswerName, Answers } from './answers.ts';

/** One of the answers among which a question lets choose. */
export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** The answers to choose from, as far as the others decide it; nothing for a question that takes any text. */
export function findChoices(
  name: AnswerName,
  { topic, section, 'level-from': from }: Answers,
  { topics }: Pick<Catalog, 'topics'>,
): Choice[] | undefined {
  const sections = topics.find(({ id }) => id === topic)?.sections ?? [];
  switch (name) {
    case 'kind':
      return ofVocabulary(kinds);
    case 'access':
      return ofVocabulary(accesses);
    case 'level-from':
      return ofVocabulary(levels);
    case 'level-to':
      return ofVocabulary(levels).slice(Math.max(0, Object.keys(levels).indexOf(from ?? '')));
    case 'topic':
      return topics.map(({ id, title, summary }) => ({ value: id, label: title, hint: summary }));
    case 'section':
      return sections.map(({ id, title, note }) => ({ value: id, label: title, hint: note }));
    case 'group':
      return (sections.find(({ id }) => id === section)?.groups ?? []).flatMap(
        ({ id, title = '' }) => (id === undefined ? [] : [{ value: id, label: title }]),
      );
    default:
      return undefined;
  }
}

function ofVocabulary(vocabulary: Record<string, { label: string; means: string }>): Choice[] {
  return Object.entries(vocabulary).map(([value, { label, means }]) => ({
    ...{ value, label },
    hint: means,
  }));
}
