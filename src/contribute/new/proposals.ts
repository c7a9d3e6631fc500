import { proposeId } from '../propose-id.ts';
import { proposeKind } from '../propose-kind.ts';
import { proposePlacement } from '../propose-placement.ts';
import type { Kind } from '../../schema/vocabulary.ts';
import type { AnswerName, Answers } from './answers.ts';
import type { KnownCatalog } from './known-catalog.ts';
import type { PageFacts } from './page-facts.ts';

/** An answer for a person to confirm. */
export interface Proposal {
  value: string;
  /** Where it comes from: words that follow "suggested". */
  from: string;
}

const PAGE = 'from the page';

/** The answers that the page may give. */
export const toldByPage: AnswerName[] = ['title', 'author', 'year', 'language'];

/** What is proposed for a question, by the answers that are there and by what the page says; often nothing. */
export function propose(
  name: AnswerName,
  answers: Answers,
  facts: PageFacts,
  { catalog, taken }: KnownCatalog,
): Proposal | undefined {
  switch (name) {
    case 'title':
      return proposal(facts.title, PAGE);
    case 'author':
      return proposal(facts.authors?.join('; '), PAGE);
    case 'year':
      return proposal(facts.year?.toString(), PAGE);
    case 'language':
      return proposal(keepOther(facts.language, catalog.site.language), PAGE);
    case 'kind':
      return proposal(proposeKind(answers.address ?? ''), 'from its address');
    case 'topic':
    case 'section':
    case 'group':
      return proposePlace(name, answers, catalog);
    case 'id':
      return proposal(proposeId(answers.title ?? '', taken, answers.address), 'from its title');
    default:
      return undefined;
  }
}

/** A topic, or a section of the topic that is chosen, or a group of the section. */
function proposePlace(
  name: 'topic' | 'section' | 'group',
  { address, kind, title, summary, topic, section }: Answers,
  { topics, resources }: KnownCatalog['catalog'],
): Proposal | undefined {
  const chosen = topics.filter(({ id }) => topic === undefined || id === topic);
  const found = proposePlacement(
    { url: address, kind: kind as Kind | undefined, title, summary },
    { topics: chosen, resources },
  );
  if (!found || (name === 'group' && section !== found.section)) return undefined;
  return proposal(found[name], `because of ${found.because}`);
}

/** A language that is another one than that of the catalog, whatever the country. */
function keepOther(language: string | undefined, own: string): string | undefined {
  const plain = (tag: string) => tag.replace(/-.*$/, '').toLowerCase();
  return language !== undefined && plain(language) !== plain(own) ? language : undefined;
}

function proposal(value: string | undefined, from: string): Proposal | undefined {
  return value === undefined || value === '' ? undefined : { value, from };
}
