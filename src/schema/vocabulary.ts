/** The closed lists of the catalog. Each value has a label and one sentence of definition, both shown to readers. */

/** `use` says what a kind is for, after its label; those that teach are for reading or working through. */
export const kinds = {
  specification: {
    label: 'specification',
    also: 'spec standard',
    means: 'The normative text: what hardware or software must do.',
    use: 'to look up exact rules',
  },
  documentation: {
    label: 'documentation',
    also: 'docs manual',
    means: 'Documentation of a project, maintained by the project.',
    use: 'to look up how it works',
  },
  reference: {
    label: 'reference',
    means: 'A page to look things up in, maintained by a third party.',
    use: 'to look things up',
  },
  tutorial: {
    label: 'tutorial',
    also: 'guide howto',
    means: 'Guides you through a task step by step.',
    use: 'to work through',
    teaches: true,
  },
  article: {
    label: 'article',
    means: 'A single piece that explains or describes something.',
    use: 'to read in one sitting',
    teaches: true,
  },
  paper: {
    label: 'paper',
    means: 'A research paper or white paper with its own findings.',
    use: 'to read for its findings',
    teaches: true,
  },
  book: {
    label: 'book',
    means: 'A book, printed or electronic.',
    use: 'to study in depth',
    teaches: true,
  },
  course: {
    label: 'course',
    means: 'A taught course with its material.',
    use: 'to follow from start to end',
    teaches: true,
  },
  'source-code': {
    label: 'source code',
    also: 'repository repo',
    means: 'A codebase worth reading.',
    use: 'to read real code',
  },
  tool: {
    label: 'tool',
    means: 'A program to run while you learn or work.',
    use: 'to use while you work',
  },
  'test-suite': {
    label: 'test suite',
    also: 'tests',
    means: 'Tests to read, run and extend.',
    use: 'to read and run',
  },
  talk: {
    label: 'talk',
    means: 'A recorded talk, with or without slides.',
    use: 'to watch',
    teaches: true,
  },
  conference: {
    label: 'conference',
    also: 'talks',
    means: 'An event with an archive of talks.',
    use: 'to find talks',
  },
  'video-channel': {
    label: 'video channel',
    also: 'videos',
    means: 'A channel that publishes videos.',
    use: 'to find videos',
  },
  blog: {
    label: 'blog',
    means: 'A site or section that keeps publishing articles.',
    use: 'to read as it appears',
  },
  'mailing-list': {
    label: 'mailing list',
    also: 'list archive help support',
    means: 'A mailing list and its archive.',
    use: 'to follow development',
  },
  chat: {
    label: 'chat',
    also: 'channel help support',
    means: 'A place to talk in real time.',
    use: 'to ask and talk',
  },
  'questions-and-answers': {
    label: 'questions and answers',
    also: 'Q&A forum help support',
    means: 'A public place to ask and answer questions.',
    use: 'to find answers',
  },
} as const satisfies Record<string, KindEntry>;

export const levels = {
  beginner: { label: 'beginner', means: 'Needs no knowledge of the subject.' },
  intermediate: { label: 'intermediate', means: 'Needs the basic terms and some practice.' },
  advanced: {
    label: 'advanced',
    means: 'Needs solid knowledge of the subject and patience with detail.',
  },
} as const satisfies Vocabulary;

/** Who rated the level of a resource; the source, where nothing is said. */
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

/** Where a resource is in its life; without one it is recommended as ever. */
export const statuses = {
  deprecated: {
    label: 'retired',
    means: 'No longer recommended, but kept so that its URL and the marks of readers still work.',
  },
} as const satisfies Vocabulary;

/** What an exception in `content/exceptions.yaml` does, by its rule. */
export const exceptionRules = {
  'link-not-asked': { label: 'skipped', means: 'The link check skips this URL.' },
  'link-as-expected': {
    label: 'as expected',
    means: 'The result of the link check counts as correct.',
  },
} as const satisfies Vocabulary;

/** The parts of the home page below its head, in their usual order. */
export const homeParts = {
  paths: { label: 'Learning paths', means: 'The learning paths, each as a line.' },
  topics: { label: 'Topics', means: 'All topics.' },
  picks: { label: 'Picks', means: 'Resources that the editors put first, from several topics.' },
  recent: { label: 'Recently added', means: 'The resources that were added last.' },
  before: { label: 'Before you start', means: 'Advice, guides, and where to get help.' },
} as const satisfies Vocabulary;

export const corners = {
  square: { label: 'square', means: 'No rounding.', radius: '0' },
  soft: { label: 'soft', means: 'Slightly rounded.', radius: '0.25rem' },
  round: { label: 'round', means: 'Clearly rounded.', radius: '0.75rem' },
} as const satisfies Record<string, Entry & { radius: string }>;

// Source of the stacks: https://github.com/system-fonts/modern-font-stacks (CC0).
export const fonts = {
  system: {
    label: 'system',
    means: 'The sans serif of the interface of the system.',
    stack: 'system-ui, sans-serif',
  },
  humanist: {
    label: 'humanist',
    means: 'A sans serif with the shapes of handwriting.',
    stack: "seravek, 'Gill Sans Nova', ubuntu, calibri, 'DejaVu Sans', source-sans-pro, sans-serif",
  },
  geometric: {
    label: 'geometric',
    means: 'A sans serif of circles and straight lines.',
    stack: "avenir, montserrat, corbel, 'URW Gothic', source-sans-pro, sans-serif",
  },
  serif: {
    label: 'serif',
    means: 'A serif that is made for long texts.',
    stack: "charter, 'Bitstream Charter', 'Sitka Text', cambria, serif",
  },
} as const satisfies Record<string, Entry & { stack: string }>;

export type Kind = keyof typeof kinds;
export type Level = keyof typeof levels;
type Judge = keyof typeof judges;
export type StepKind = keyof typeof stepKinds;
export type ExceptionRule = keyof typeof exceptionRules;
export type HomePart = keyof typeof homeParts;

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

interface KindEntry extends Entry {
  use: string;
  teaches?: true;
}

/** What a resource of a kind is for, as rows and pages say it: `reference: to look things up`. */
export function describeUse(kind: Kind): string {
  const { label, use } = kinds[kind];
  return `${label}: ${use}`;
}

/** The levels that a resource suits, from the lowest to the highest, in words and as a list. */
interface LevelRange {
  from: Level;
  to: Level;
  includes: Level[];
  /** `intermediate to advanced` */
  label: string;
  /** `int–adv` */
  short: string;
  /** `ia`: a letter for each level in the range. */
  initials: string;
}

/** Describes the range between two levels, both included. */
export function createLevelRange({ from, to }: { from: Level; to: Level }): LevelRange {
  const all: Level[] = valuesOf(levels);
  const includes = all.slice(all.indexOf(from), all.indexOf(to) + 1);
  const words = from === to ? [from] : [from, to];
  return {
    from,
    to,
    includes,
    label: words.map((level) => levels[level].label).join(' to '),
    short: words.map((level) => level.slice(0, 3)).join('–'),
    initials: includes.map((level) => level[0]).join(''),
  };
}

/** The level of a resource, with who rated it. */
export interface JudgedLevel extends LevelRange {
  by: Judge;
}

/** Describes the level that a file states; `by` is the source where the file does not say. */
export function createJudgedLevel(level: { from: Level; to: Level; by?: Judge | undefined }) {
  return { ...createLevelRange(level), by: level.by ?? 'source' } satisfies JudgedLevel;
}

/** A level in full: `beginner to intermediate`, followed by `(our judgement)` if the editors rated it. */
export function describeLevel({ label, by }: Pick<JudgedLevel, 'label' | 'by'>): string {
  return by === 'editors' ? `${label} (${judges.editors.label})` : label;
}
