import type { GlossaryData } from '../src/schema/glossary.ts';
import type { LearningPathData, StepData } from '../src/schema/learning-path.ts';
import type { ResourceData } from '../src/schema/resource.ts';
import type { SiteData } from '../src/schema/site.ts';
import type { TopicData } from '../src/schema/topic.ts';
import { levels, accesses, valuesOf } from '../src/schema/vocabulary.ts';
import type { Plan, PlannedPath, PlannedTopic } from './made-up-plan.ts';
import { at, idOf, type MadeUpText, nameAt, words } from './made-up-text.ts';

/** The settings of the made-up site. */
export function createSite(
  { topics, paths }: Plan,
  { terse = false }: { terse?: boolean } = {},
): SiteData {
  const owner = { name: 'The made-up beekeepers', url: 'https://beekeepers.example' };
  return {
    name: 'Made-up Bees',
    tagline: 'An invented catalog for tests',
    ...(!terse && {
      description:
        'Nothing in it exists. It has the shape of a catalog, so that pages of any size can be tried.',
      covers: 'hives, honey, swarms',
      repository: { url: 'https://code.example/bees', branch: 'main', forge: 'forgejo' as const },
      maintainer: owner,
      licence: { content: { name: 'CC0-1.0' }, code: { name: 'Apache-2.0' } },
    }),
    language: 'en',
    address: 'https://bees.example',
    base: '/',
    topics: topics.map(({ id }) => id),
    paths: paths.map(({ id }) => id),
    ...(paths.length > 0 && { questions: createQuestions(paths) }),
  };
}

/** Three questions; each answer speaks for every third path, and the last one for none. */
function createQuestions(paths: PlannedPath[]): SiteData['questions'] {
  const share = (n: number) => paths.filter((_path, p) => p % 3 === n).map(({ id }) => id);
  return ['Do you keep bees?', 'Do you build hives?', 'Do you sell honey?'].map((ask, q) => ({
    ask,
    answers: [
      { say: 'Yes, for years', paths: share(0), because: 'It begins with what you know.' },
      { say: 'Not yet', paths: q === 0 ? paths.slice(0, 1).map(({ id }) => id) : share(q) },
      { say: 'I only read about it', paths: [] },
    ],
  }));
}

/** The resource at a place of the plan. */
export function createResource({ resources }: Plan, i: number, text: MadeUpText): ResourceData {
  const { id, title, kind, placements } = at(resources, i);
  const featured = text.once(12);
  const from = text.pick(valuesOf(levels));
  return {
    title,
    url: createUrl(i, text),
    kind: kind as ResourceData['kind'],
    summary: text.sentence(words.summaries),
    ...(text.once(3) && { takeaways: [text.sentence(), text.sentence()] }),
    ...(text.once(8) && { start: [{ at: `Chapter ${1 + (i % 9)}`, note: text.sentence() }] }),
    ...(text.once(2) && { level: { from, to: text.once(2) ? from : 'advanced' } }),
    ...(text.once(2) && { access: text.pick(valuesOf(accesses)) }),
    ...(featured && { featured, why: text.sentence() }),
    ...(text.once(2) && { authors: [`${text.name()} ${text.name()}`], year: 1950 + (i % 70) }),
    ...(text.once(9) && i > 0 && { requires: [at(resources, Math.floor(i / 2)).id] }),
    ...(text.once(15) && { caveats: [{ note: text.sentence() }] }),
    ...(i === 0 && { formerly: [`old-${id}`] }),
    added: `20${20 + (i % 5)}-03-${10 + (i % 19)}`,
    placements: placements.map((place) => ({
      ...place,
      ...(text.once(4) && { locator: `Chapter ${1 + (i % 9)}` }),
      ...(text.once(3) && { note: text.sentence() }),
    })),
  };
}

/** A resource as it is at its place of a sparse plan: only its title and address, or without kind or summary. */
export function leaveOut(data: ResourceData, i: number): ResourceData {
  const bare = ['title', 'url', 'formerly', 'requires', 'featured', 'why', 'placements'];
  const left = [
    (name: string) => bare.includes(name),
    (name: string) => name !== 'summary',
    (name: string) => name !== 'kind',
    () => true,
  ][i % 4];
  const kept = Object.entries(data).filter(([name]) => left?.(name));
  return Object.fromEntries(kept) as ResourceData;
}

/** A topic with the sections that the plan gives it. */
export function createTopic({ id, title, sections }: PlannedTopic, text: MadeUpText): TopicData {
  return {
    title,
    summary: text.sentence(words.summaries),
    formerly: [`old-${id}`],
    sections: sections.map(({ groups, ...section }) => ({
      ...section,
      ...(text.once(4) && { note: text.sentence() }),
      ...(groups.length > 0 && { groups }),
    })),
  };
}

/** A learning path with the steps that the plan gives it. */
export function createPath(
  { id: pathId, title, steps }: PlannedPath,
  text: MadeUpText,
): LearningPathData {
  return {
    title,
    summary: text.sentence(words.summaries),
    audience: text.sentence(),
    prerequisites: [text.sentence(), text.sentence()],
    outcomes: [text.sentence(), text.sentence(), text.sentence()],
    formerly: [`old-${pathId}`],
    steps: steps.map(({ id, title: name, kind, resource }, s): StepData => {
      const texts = { title: name, take: text.sentence(), done: text.sentence() };
      const common = { id, ...texts, ...(s === 1 && { formerly: [`old-${id}`] }) };
      if (kind === 'activity') return { ...common, kind, companions: [resource] };
      if (kind === 'resource') return { ...common, kind, resources: [{ id: resource }] };
      const readings = [{ title: `Reading for: ${name}`, url: createUrl(s, text) }];
      return { ...common, kind, readings };
    }),
  };
}

/** The path without all that may be absent, as in a list that only numbers its steps. */
export function leaveUnfinished({ title, formerly, steps }: LearningPathData): LearningPathData {
  return {
    title,
    formerly,
    steps: steps.map(({ take: _take, done: _done, ...step }): StepData => step),
  };
}

/** A glossary of so many terms. */
export function createGlossary({ resources }: Plan, count: number, text: MadeUpText): GlossaryData {
  const names = Array.from({ length: count }, (_, i) => nameAt(words.subjects, i));
  return Object.fromEntries(
    names.map((term, i) => [
      idOf(term),
      {
        term,
        definition: text.sentence(),
        synonyms: [`${term} (old)`],
        see: [idOf(names[(i + 1) % count] ?? term)],
        resources: [text.pick(resources).id],
      },
    ]),
  );
}

function createUrl(number: number, text: MadeUpText): string {
  return `https://${text.pick(words.hosts)}/${idOf(`${text.name()} ${text.name()}`)}/${number}`;
}
