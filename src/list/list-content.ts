import type { Kind, Level } from '../schema/vocabulary.ts';

/** A list as data: everything that was read of one Markdown file, and everything that was not, with the reason. */
export interface ListContent {
  /** The title of the document, if it has one. */
  title: string | undefined;
  /** The address of the repository that relative links lead into, if it is known. */
  repository?: string;
  /** Its language, if it states one. */
  language?: string;
  /** The text before the first topic. */
  intro: string[];
  /** The marks that the list or its owner explains, such as a star. */
  legend: Legend[];
  /** In the order of the list. */
  resources: ListResource[];
  topics: ListTopic[];
  paths: ListPath[];
  /** Lines with links that are no entries, and bullets without links; in the order of the list. */
  skipped: Skipped[];
  /** What is wrong with the list, as GitHub shows it or by itself. */
  issues: ListIssue[];
}

/** What a mark of entries means, and whether it makes picks of them, if its owner says so. */
export interface Legend {
  mark: string;
  meaning: string;
  line: number;
  isPick?: boolean | undefined;
}

/** A link with what it is called. */
export interface ListLink {
  url: string;
  title?: string;
}

/** One entry of a list, or several that name the same address by the same title. */
export interface ListResource extends EntryFields {
  id: string;
  placements: ListPlacement[];
}

/** What an entry says of its resource. What it does not say is absent. */
export interface EntryFields {
  title: string;
  url?: string;
  summary?: string;
  /** Its other addresses: source, demo, PDF, and what its texts link to. */
  links: ListLink[];
  kind?: Kind;
  level?: { from: Level; to: Level };
  /** What stands in brackets behind the title. */
  qualifier?: string;
  /** What stands before the link, if that is not the title. */
  lead?: string;
  authors?: string[];
  moreAuthors?: boolean;
  year?: number;
  venue?: string;
  channel?: { network: string; name: string };
  /** Words in code behind the text: licences, languages. */
  tags?: string[];
  /** Emoji and badges in letters, such as `:yen:`. */
  marks?: string[];
  /** The other columns of a table, by their headings. */
  fields?: Record<string, string>;
  /** Fields that an exact list gives by their labels. */
  given?: Record<string, unknown>;
  /** Bullets below it. */
  notes?: { text: string; line: number }[];
}

/** Where an entry is: the ids of its topic, and of its section and group where there are any. */
export interface ListPlacement {
  topic: string;
  section?: string;
  group?: string;
  /** Its text there, if it is not that of the first placement. */
  note?: string;
  /** The bullets below it there, if it is not the first placement. */
  notes?: { text: string; line: number }[];
  /** Fields of the placement that an exact list gives by their labels. */
  given?: Record<string, unknown>;
  /** Which placement it is, if not in the order of the list. */
  place?: number;
  line: number;
  column: number;
}

export interface ListTopic extends ListPart {
  /** Its summary, if the list separates it from its introduction. */
  summary?: string;
  /** Its introduction as Markdown, if that has links. */
  body?: string;
  /** The heading above it that holds several topics. */
  part?: string;
  sections: ListSection[];
}

export interface ListSection extends ListPart {
  groups: ListPart[];
}

/** A heading with what stands below it before its entries. */
export interface ListPart {
  id: string;
  title: string;
  intro: string[];
  line: number;
}

export interface ListPath {
  id: string;
  title: string;
  line: number;
  /** Fields that an exact list gives by their labels. */
  given?: Record<string, unknown>;
  steps: ListStep[];
}

export interface ListStep {
  text: string;
  line: number;
  links: (ListLink & { deeper?: true })[];
  /** Its id, if an exact list gives it. */
  id?: string;
  /** What an exact list says that the step uses. */
  uses?: { title?: string; url?: string; locator?: string; isCompanion?: true; id?: string }[];
  /** Fields that an exact list gives by their labels. */
  given?: Record<string, unknown>;
  /** Ids of the resources that it links to, or names so that nothing else can be meant. */
  resources: string[];
}

/** A line that is no entry, with the reason. */
export interface Skipped {
  line: number;
  why: string;
  text: string;
}

export interface ListIssue {
  line: number;
  column: number;
  code: ListCode;
  /** What is wrong, quoted, and what to do; whole sentences. */
  message: string;
}

export type ListCode =
  | 'list-too-large'
  | 'list-too-complex'
  | 'space-before-address'
  | 'bullet-without-space'
  | 'indented-bullet'
  | 'undefined-reference'
  | 'html-list'
  | 'bullet-in-html'
  | 'hidden-character'
  | 'mojibake'
  | 'malformed-address'
  | 'same-address'
  | 'same-entry'
  | 'unclear-step';
