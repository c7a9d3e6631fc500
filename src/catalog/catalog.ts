import type { FormPlace } from '../source/list-file.ts';
import type { pageAddresses } from './addresses.ts';
import type { LinkRecord, Check } from '../link-health/record.ts';
import type { JudgedLevel, HomePart } from '../schema/vocabulary.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import type { GlossaryData, TermData } from '../schema/glossary.ts';
import type { LearningPathData, StepData } from '../schema/learning-path.ts';
import type { PageData } from '../schema/page.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { SiteData } from '../schema/site.ts';
import type { TopicData } from '../schema/topic.ts';
import type { Health } from '../link-health/health.ts';

/** Content that holds its schemas and references, by id, as Astro's collections or the check give it. */
export interface Entries {
  site: SiteData;
  resources: { id: string; data: ResourceData }[];
  /** A body only where it is in no file of its own. */
  topics: { id: string; data: TopicData; body?: string }[];
  paths: { id: string; data: LearningPathData }[];
  glossary: GlossaryData;
  /** The catalog's own pages; none without them. */
  pages?: { id: string; data: PageData }[];
  exceptions: ExceptionData[];
  /** What checks remember of links. */
  records: LinkRecord[];
  /** Addresses that the bodies of topics and paths name. Without them, so may every record. */
  bodyUrls?: string[];
  /** Of a catalog that is a Markdown list. */
  list?: ListPlaces;
}

/** Resources, topics, learning paths and site settings, resolved: every reference is the thing itself. */
export interface Catalog {
  site: Site;
  /** Where the pages are that stand for no single thing, base path included. */
  pages: Record<keyof typeof pageAddresses, string>;
  /** By title. */
  resources: Resource[];
  /** What is recommended no more, by title; nothing else in the catalog holds it but steps of paths. */
  retired: RetiredResource[];
  /** In the order of the site. */
  topics: Topic[];
  paths: LearningPath[];
  /** Pages of its own: those in the navigation, then those in the footer, in the order of the site. */
  ownPages: OwnPage[];
  /** By term. */
  terms: Term[];
  /** By place, then rule. */
  exceptions: ExceptionData[];
  links: Links;
  /** The Markdown list that the catalog is; absent for a folder of content files. */
  list: ListPlaces | undefined;
}

export interface Site extends Omit<SiteData, 'channels' | 'home' | 'questions' | 'start'> {
  /** The parts of the home page, in their order. */
  home: HomePart[];
  guides: NonNullable<SiteData['guides']>;
  advice: string[];
  channels: Resource[];
  questions: Question[];
  /** Where newcomers start; none where the settings name nothing and there is no learning path. */
  start: Start | undefined;
}

/** The learning path or the resource that newcomers start with. */
export interface Start {
  thing: LearningPath | Resource;
  /** The language of its title, if that is not the language of the catalog. */
  lang: string | undefined;
  /** Why to start there, as the settings say. */
  reason: string | undefined;
  /** The resources that need no offer of the start: itself, or those of the first steps of the path. */
  covers: Resource[];
}

/** A question whose answers suggest learning paths. */
export interface Question {
  ask: string;
  answers: { say: string; because: string | undefined; paths: LearningPath[] }[];
}

export interface Resource extends Omit<
  ResourceData,
  'placements' | 'related' | 'requires' | 'level' | 'status' | 'reason' | 'since' | 'successor'
> {
  id: string;
  /** The language of its title, if that is not the language of the catalog. */
  lang: string | undefined;
  /** Its page, or the place of a retired one on the page of all of them. */
  href: string;
  /** Why it is recommended no more; nothing while it is. */
  retired: Retirement | undefined;
  /** The retired resources whose place it takes, by title. */
  replaces: RetiredResource[];
  /** Host of its address without `www.`, else the network of its channel, else empty. */
  host: string;
  /** Its address with what is known of it, if it has one. */
  link: Link | undefined;
  /** The archived copy, named in content or found by the check. */
  copy: Copy | undefined;
  /** Ids it had before. */
  formerly: string[];
  level: JudgedLevel | undefined;
  aliases: string[];
  authors: string[];
  takeaways: string[];
  start: NonNullable<ResourceData['start']>;
  caveats: NonNullable<ResourceData['caveats']>;
  placements: Placement[];
  /** The steps of learning paths that are this resource, or a retired one whose place it takes. */
  steps: Step[];
  /** The steps for which this resource is a companion. */
  companionOf: Step[];
  requires: Resource[];
  requiredBy: Resource[];
  /** Both ways; `declared` where its own file says so. */
  related: { resource: Resource; how: string; declared: boolean }[];
  terms: Term[];
}

/** A resource that was retired: it is placed nowhere, and requires and is related to nothing. */
export interface RetiredResource extends Resource {
  retired: Retirement;
}

/** Why and when a resource was retired, and what takes its place. */
interface Retirement {
  reason: string;
  since: string | undefined;
  successor: Resource | undefined;
  /** The address of the page that it had, which leads on. */
  page: string;
}

export interface Topic extends Omit<TopicData, 'sections' | 'order'> {
  id: string;
  href: string;
  /** Ids it had before. */
  formerly: string[];
  /** Its place in the order of the site, from 1. */
  number: number;
  /** Where resources are placed without a section, these come first, as a section without title. */
  sections: Section[];
  placements: Placement[];
  /** The learning paths that stop at a resource of the topic. */
  paths: LearningPath[];
}

/** A named part of a topic, or, without id and title, what is in the topic directly. */
export interface Section {
  id: string | undefined;
  /** Without id the page of the topic. */
  href: string;
  title: string | undefined;
  note: string | undefined;
  /** `5.1`: number of the topic and place in it; without title `5.0`, or `5` where the topic has no other. */
  number: string;
  topic: Topic;
  groups: Group[];
  placements: Placement[];
}

/** A section that the topic declares. */
export interface NamedSection extends Section {
  id: string;
  title: string;
}

/** A named part of a section, or, without title, what is in the section directly. */
export interface Group {
  id: string | undefined;
  title: string | undefined;
  placements: Placement[];
}

export interface Placement {
  /** `5.1.2`: number of the section and place in it. */
  number: string;
  title: string;
  /** The language of its title, if that is not the language of the catalog. */
  lang?: string | undefined;
  locator: string | undefined;
  note: string | undefined;
  resource: Resource;
  section: Section;
  group: Group;
  topic: Topic;
}

export interface LearningPath extends Omit<LearningPathData, 'steps'> {
  id: string;
  href: string;
  /** Ids it had before. */
  formerly: string[];
  /** Where all of it is in one file. */
  whole: string;
  /** `A` for the first path, `AA` for the twenty-seventh. */
  letter: string;
  /** Which of the {@link lineStyles} styles its line has, from 1. */
  line: number;
  steps: Step[];
  /** The topics that its resources are placed in first, in the order of the site. */
  topics: Topic[];
}

export interface Step {
  id: string;
  href: string;
  /** Ids it had before, in this path. */
  formerly: string[];
  kind: StepData['kind'];
  title: string;
  /** The language of its title, if that is not the language of the catalog. */
  lang?: string | undefined;
  take: string | undefined;
  done: string | undefined;
  /** `A2`: letter of the path and place in it. */
  code: string;
  path: LearningPath;
  /** As content names them: also those that are retired. */
  resources: { resource: Resource; locator: string | undefined }[];
  readings: { title: string; url: string; deeper: boolean }[];
  companions: Resource[];
}

export interface Term extends Omit<TermData, 'see' | 'resources'> {
  id: string;
  href: string;
  synonyms: string[];
  see: Term[];
  resources: Resource[];
}

/** A page that the catalog adds to those of the engine. */
export interface OwnPage extends PageData {
  id: string;
  href: string;
  formerly: string[];
  place: 'navigation' | 'footer';
}

/** How many shapes and strokes the lines of learning paths have before they repeat. */
export const lineStyles = 6;

/** An address beyond the site, with what checks have found out about it. */
export interface Link {
  /** Without fragment. */
  url: string;
  host: string;
  health: Health;
  /** Whether readers should know before they follow it. */
  matters: boolean;
  /** The newest checks, oldest first. */
  checks: Check[];
  /** What names it, each once; nothing where a running text does. */
  namedBy: Naming[];
  /** Why it is not requested, where content says so. */
  exception: ExceptionData | undefined;
  /** What else leads to the same content. */
  copy: Copy | undefined;
}

/** What names a link, and the page about it. */
export interface Naming {
  title: string;
  /** The language of the title, if that is not the language of the catalog. */
  lang?: string;
  href: string;
  /** Its id, where it is a resource. */
  resource: string | undefined;
  /** Whether it names the link as its archived copy. */
  asCopy: boolean;
}

/** A copy of a page in an archive. */
export interface Copy {
  url: string;
  /** Date on which it was archived. */
  captured: string;
  host: string;
  health: Health;
}

export interface Links {
  /** By host, then address. */
  all: Link[];
  /** When the newest check of all was; none where nothing was ever checked. */
  checked: string | undefined;
  /** The link of an address, with or without fragment. */
  find: (url: string) => Link;
}

/** Where something of a catalog is written. */
export interface SourcePlace {
  /** Its path: from the root of the repository for a list, else a content file. */
  file: string;
  /** Counted from 1; absent where it has a file of its own. */
  line?: number;
}

/** A Markdown list that is the catalog, with the places of what was read of it. */
export interface ListPlaces {
  /** Its path from the root of the repository. */
  file: string;
  /** The path of what is said beside it. */
  settings: string;
  /** How new lines are written, place by place. */
  form: FormPlace[];
  /** By kind, then by id. */
  places: Record<SourceKind, Record<string, SourcePlace>>;
}

export type SourceKind = 'resources' | 'topics' | 'paths';
