/** The closed lists of the catalog. Each value has a label and one sentence of definition, both shown to readers. */

export const kinds = {
  specification: {
    label: 'specification',
    also: 'spec standard',
    means: 'The normative text: what hardware or software must do.',
  },
  documentation: {
    label: 'documentation',
    also: 'docs manual',
    means: 'Documentation of a project, maintained by the project.',
  },
  reference: {
    label: 'reference',
    means: 'A page to look things up in, maintained by a third party.',
  },
  tutorial: {
    label: 'tutorial',
    also: 'guide howto',
    means: 'Guides you through a task step by step.',
  },
  article: { label: 'article', means: 'A single piece that explains or describes something.' },
  paper: { label: 'paper', means: 'A research paper or white paper with its own findings.' },
  book: { label: 'book', means: 'A book, printed or electronic.' },
  course: { label: 'course', means: 'A taught course with its material.' },
  'source-code': {
    label: 'source code',
    also: 'repository repo',
    means: 'A codebase worth reading.',
  },
  tool: { label: 'tool', means: 'A program to run while you learn or work.' },
  'test-suite': { label: 'test suite', also: 'tests', means: 'Tests to read, run and extend.' },
  talk: { label: 'talk', means: 'A recorded talk, with or without slides.' },
  conference: { label: 'conference', also: 'talks', means: 'An event with an archive of talks.' },
  'video-channel': {
    label: 'video channel',
    also: 'videos',
    means: 'A channel that publishes videos.',
  },
  blog: { label: 'blog', means: 'A site or section that keeps publishing articles.' },
  'mailing-list': {
    label: 'mailing list',
    also: 'list archive help support',
    means: 'A mailing list and its archive.',
  },
  chat: { label: 'chat', also: 'channel help support', means: 'A place to talk in real time.' },
  'questions-and-answers': {
    label: 'questions and answers',
    also: 'Q&A forum help support',
    means: 'A public place to ask and answer questions.',
  },
} as const satisfies Vocabulary;

export const levels = {
  beginner: { label: 'beginner', means: 'Needs no knowledge of the subject.' },
  intermediate: { label: 'intermediate', means: 'Needs the basic terms and some practice.' },
  advanced: {
    label: 'advanced',
    means: 'Needs solid knowledge of the subject and patience with detail.',
  },
} as const satisfies Vocabulary;

/** Who judged the level of a resource; the source, where nothing is said. */
export const judges = {
  source: { label: 'the source', means: 'The source of the catalog states the level.' },
  editors: {
    label: 'our judgement',
    means: 'The editors of this catalog judged the level from what is known of the resource.',
  },
} as const satisfies Vocabulary;

export const accesses = {
  free: { label: 'free', means: 'Open to everyone, without payment or account.' },
  account: { label: 'account', means: 'Free, but requires you to sign in.' },
  paid: { label: 'paid', means: 'Costs money.' },
} as const satisfies Vocabulary;

export const stepKinds = {
  resource: { label: 'resource', means: 'Work with one or more resources in the catalog.' },
  reading: { label: 'reading', means: 'Read something that is not a resource in the catalog.' },
  activity: { label: 'activity', means: 'Do something yourself.' },
} as const satisfies Vocabulary;

/** Where a resource stands in its life; without one it is recommended as ever. */
export const statuses = {
  deprecated: {
    label: 'retired',
    means: 'No longer recommended, but kept so that its URL and the marks of readers still work.',
  },
} as const satisfies Vocabulary;

/** What an exception in `content/exceptions.yaml` does, by its rule. */
export const exceptionRules = {
  'link-not-asked': { label: 'not asked', means: 'The link check skips this URL.' },
  'link-as-expected': {
    label: 'as expected',
    means: 'The result of the link check counts as correct.',
  },
} as const satisfies Vocabulary;

export type Kind = keyof typeof kinds;
export type Level = keyof typeof levels;
export type Judge = keyof typeof judges;
export type Access = keyof typeof accesses;
export type StepKind = keyof typeof stepKinds;
export type ExceptionRule = keyof typeof exceptionRules;

/** The values of a closed list, in their order, as zod's `enum` wants them. */
export function valuesOf<V extends Vocabulary>(vocabulary: V): [keyof V & string] {
  return Object.keys(vocabulary) as [keyof V & string];
}

/** What each value means, in their order, as editors read it in a JSON Schema. */
export function meaningsOf(vocabulary: Vocabulary): { enumDescriptions: string[] } {
  return { enumDescriptions: Object.values(vocabulary).map(({ means }) => means) };
}

type Vocabulary = Record<string, Entry>;

interface Entry {
  label: string;
  means: string;
  /** Other words for it, by which search finds it too. */
  also?: string;
}
