import type {
  Catalog,
  LearningPath,
  OwnPage,
  Resource,
  NamedSection,
  Step,
  Term,
  Topic,
} from '../catalog/catalog.ts';
import {
  createKnownNames,
  findDefinedNames,
  findTitleNames,
  type KnownNames,
} from './defined-names.ts';
import { facetFields, type FacetFields } from '../catalog/facets.ts';
import { findNamedSections } from '../catalog/queries.ts';
import { kinds, type Kind } from '../schema/vocabulary.ts';
import { isolate } from '../text/text-direction.ts';
import { foldName } from './fold.ts';
import { nameLanguage } from '../text/language-name.ts';

/** One thing that search can find. What is not there is empty, so that the index stays small. */
export interface SearchDocument extends FacetFields {
  type: SearchType;
  title: string;
  /** The language of the title, if that is not the language of the catalog. */
  lang?: string;
  href: string;
  /** Where it stands: `5.1.1`, `C3`. */
  number?: string;
  /** Other names: aliases, titles of placements, expansions, synonyms. */
  aliases?: string[];
  people?: string[];
  summary?: string;
  /** Searched, not shown: files to start with, channels, venue, year, locators. */
  more?: string[];
  host?: string;
  /** Names that it defines or specifies, which counts more than a mention. */
  defines?: string[];
  /** Of a term: positions of the resources that explain it among all documents, as the glossary lists them. */
  about?: number[];
}

export const searchTypes = {
  resource: 'resources',
  topic: 'topics',
  section: 'sections',
  path: 'learning paths',
  step: 'steps',
  term: 'glossary',
  page: 'pages',
} as const;

export type SearchType = keyof typeof searchTypes;

/** Everything that search can find in a catalog, as plain records. */
export function createSearchDocuments(catalog: Catalog): SearchDocument[] {
  const names = catalog.terms.flatMap(({ term, expansion, synonyms }) => [
    term,
    expansion,
    ...synonyms,
  ]);
  const terms = createKnownNames(unique(names));
  return [
    ...catalog.resources.map((resource) => ofResource(resource, terms)),
    ...catalog.topics.map(ofTopic),
    ...catalog.topics.flatMap((topic) => findNamedSections(topic).map(ofSection)),
    ...catalog.paths.map(ofPath),
    ...catalog.paths.flatMap(({ steps }) => steps.map(ofStep)),
    ...catalog.terms.map((term) => ofTerm(term, catalog.resources)),
    ...catalog.ownPages.map(ofPage),
  ].map(withoutEmpty);
}

function ofResource(resource: Resource, terms: KnownNames): Loose {
  const { title, lang, href, summary, host, kind, placements } = resource;
  const kindWords: { label?: string; also?: string } = kind ? kinds[kind] : {};
  return {
    type: 'resource',
    title,
    lang,
    href,
    number: placements[0]?.number,
    aliases: namesBeside(title, [...resource.aliases, ...placements.map((own) => own.title)]),
    people: resource.authors,
    summary,
    more: unique([
      ...resource.start.map(({ at }) => at),
      resource.locator,
      ...placements.map(({ locator }) => locator),
      resource.channel?.name,
      resource.channel?.network,
      resource.venue,
      resource.year?.toString(),
      ...resource.takeaways,
      ...(resource.tags ?? []),
      ...(resource.notes ?? []),
      resource.language && nameLanguage(resource.language, 'en'),
      kindWords.label,
      kindWords.also,
    ]),
    host,
    defines: findDefined(resource, terms),
    ...facetFields(resource),
  };
}

/** Kinds in the plural, as topics that gather one are called: "Books and long reads". */
const kindNames = new Set(Object.values(kinds).map(({ label }) => foldName(`${label}s`)));

function ofTopic({ id, title, href, number, summary }: Topic): Loose {
  const head = /^(.+?)(?:\s+(?:and|&)\s|[:,(]|\s[–—])/u.exec(title)?.[1];
  const aliases = head !== undefined && kindNames.has(foldName(head)) ? [head] : [];
  return { type: 'topic', title, href, number: String(number), aliases, summary, topics: [id] };
}

function ofSection({ title, href, number, topic, groups, note }: NamedSection): SearchDocument {
  return {
    type: 'section',
    title,
    href,
    number,
    summary:
      note ?? [topic.title, ...unique(groups.map((group) => group.title))].map(isolate).join(' · '),
    topics: [topic.id],
  };
}

function ofPath({ title, href, letter, summary }: LearningPath): Loose {
  return { type: 'path', title, href, number: letter, summary, more: ['learning path'] };
}

function ofStep({ title, lang, href, code, path, take }: Step): Loose {
  return {
    type: 'step',
    title,
    lang,
    href,
    number: code,
    aliases: [],
    summary: take,
    more: [path.title],
  };
}

function ofTerm(
  { term, href, expansion, synonyms, definition, resources }: Term,
  all: Resource[],
): SearchDocument {
  return {
    type: 'term',
    title: term,
    href,
    aliases: namesBeside(term, [expansion, ...synonyms]),
    summary: definition,
    about: resources.map((resource) => all.indexOf(resource)).filter((at) => at >= 0),
  };
}

function ofPage({ title, label, href, summary }: OwnPage): SearchDocument {
  return { type: 'page', title, href, aliases: namesBeside(title, [label]), summary };
}

/** Kinds that say what a thing is, where others use it or teach it. */
const normative: Kind[] = ['specification', 'documentation', 'reference', 'paper'];

function findDefined({ title, aliases, summary, kind }: Resource, terms: KnownNames): string[] {
  if (!kind || !normative.includes(kind)) return [];
  return unique([
    ...findDefinedNames(unique([title, ...aliases, summary]).join('. '), terms),
    ...(kind === 'specification' ? findTitleNames(title, terms) : []),
  ]);
}

function namesBeside(title: string, names: (string | undefined)[]): string[] {
  return unique(names).filter((name) => name !== title);
}

function unique(values: (string | undefined)[]): string[] {
  return [...new Set(values)].filter((value) => value !== undefined && value !== '') as string[];
}

function withoutEmpty(document: Loose): SearchDocument {
  const filled = Object.entries(document).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(filled) as unknown as SearchDocument;
}

type Loose = { [Field in keyof SearchDocument]: SearchDocument[Field] | undefined };
