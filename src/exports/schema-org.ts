import type {
  BreadcrumbList,
  CollectionPage,
  Course,
  DefinedTerm,
  LearningResource,
  Thing,
  WebSite,
  WithContext,
} from 'schema-dts';
import type {
  Catalog,
  LearningPath,
  Placement,
  Resource,
  Term,
  Topic,
} from '../catalog/catalog.ts';
import type { Kind } from '../schema/vocabulary.ts';

const CONTEXT = 'https://schema.org';

/** The type of schema.org that says most about each kind of resource. */
const types: Record<Kind, string> = {
  specification: 'TechArticle',
  documentation: 'TechArticle',
  reference: 'TechArticle',
  tutorial: 'TechArticle',
  article: 'Article',
  paper: 'ScholarlyArticle',
  book: 'Book',
  course: 'Course',
  'source-code': 'SoftwareSourceCode',
  tool: 'SoftwareApplication',
  'test-suite': 'SoftwareSourceCode',
  talk: 'VideoObject',
  conference: 'CreativeWorkSeries',
  'video-channel': 'CreativeWorkSeries',
  blog: 'Blog',
  'mailing-list': 'CreativeWork',
  chat: 'CreativeWork',
  'questions-and-answers': 'CreativeWork',
};

type Origin = URL | undefined;

/** The site, with its search. */
export function describeSite({ site, pages }: Catalog, origin: Origin): WithContext<WebSite> {
  const licence = site.licence?.content;
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: site.name,
    ...(site.description && { description: site.description }),
    inLanguage: site.language,
    url: absolute(pages.home, origin),
    ...(licence && { license: licence.url ?? licence.name }),
    // `query-input` is Google's extension of the vocabulary.
    potentialAction: {
      '@type': 'SearchAction',
      target: `${absolute(pages.search, origin)}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    } as object as { '@type': 'SearchAction' },
  };
}

/** One resource: what it is, for whom, by whom. Only what the catalog knows. */
export function describeResource(
  resource: Resource,
  language: string,
): WithContext<LearningResource> {
  const { title, summary, url, level, kind, authors, year, access, doi, isbn, archive } = resource;
  return {
    '@context': CONTEXT,
    // The pair of types is legal JSON-LD, but beyond what the package can express.
    '@type': [
      kind ? types[kind] : 'CreativeWork',
      'LearningResource',
    ] as unknown as 'LearningResource',
    name: title,
    ...(summary && { description: summary }),
    ...(url && { url }),
    ...(archive && { archivedAt: archive.url }),
    // The page that this is in: an address there is held against its own.
    mainEntityOfPage: './',
    ...(kind && { learningResourceType: kind }),
    inLanguage: resource.language ?? language,
    ...(level && { educationalLevel: level.label }),
    ...(authors.length > 0 && {
      author: authors.map((name) => ({ '@type': 'Person' as const, name })),
    }),
    ...(year && { datePublished: String(year) }),
    ...(access && { isAccessibleForFree: access !== 'paid' }),
    ...(doi && { sameAs: `https://doi.org/${doi}` }),
    ...(isbn && ({ isbn } as object)),
  };
}

/** A topic as a collection, with the list of those of its resources that are on the page. */
export function describeTopic(
  topic: Topic,
  shown: Placement[],
  origin: Origin,
): WithContext<CollectionPage> {
  return {
    '@context': CONTEXT,
    '@type': 'CollectionPage',
    name: topic.title,
    ...(topic.summary && { description: topic.summary }),
    url: absolute(topic.href, origin),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: topic.placements.length,
      itemListElement: shown.map(({ resource }, i) => ({
        '@type': 'ListItem',
        position: i + 1,
        url: absolute(resource.href, origin),
      })),
    },
  };
}

/** A learning path with its steps. */
export function describePath(
  path: LearningPath,
  { site }: Catalog,
  origin: Origin,
): WithContext<Course> {
  return {
    '@context': CONTEXT,
    '@type': ['Course', 'LearningResource'] as unknown as 'Course',
    name: path.title,
    ...(path.summary && { description: path.summary }),
    url: absolute(path.href, origin),
    ...(site.maintainer && {
      provider: { '@type': 'Organization' as const, name: site.maintainer.name },
    }),
    ...(path.outcomes && { teaches: path.outcomes }),
    ...(path.prerequisites && { coursePrerequisites: path.prerequisites }),
    hasPart: path.steps.map((step, i) => ({
      '@type': 'LearningResource',
      position: i + 1,
      name: step.title,
      url: absolute(step.href, origin),
    })),
  };
}

/** A term of the glossary. */
export function describeTerm(
  { term, expansion, definition, synonyms, href }: Term,
  { site, pages }: Catalog,
  origin: Origin,
): WithContext<DefinedTerm> {
  const alternateName = [...(expansion ? [expansion] : []), ...synonyms];
  return {
    '@context': CONTEXT,
    '@type': 'DefinedTerm',
    name: term,
    description: definition,
    url: absolute(href, origin),
    ...(alternateName.length > 0 && { alternateName }),
    inDefinedTermSet: {
      '@type': 'DefinedTermSet',
      name: `Glossary of ${site.name}`,
      url: absolute(pages.glossary, origin),
    },
  };
}

/** Where a page stands, from the top; the page itself, the last of them, needs no address. */
export function describeCrumbs(
  crumbs: { title: string; href?: string }[],
  origin: Origin,
): WithContext<BreadcrumbList> {
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ title, href }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name: title,
      ...(href !== undefined && { item: absolute(href, origin) }),
    })),
  };
}

/** Things of schema.org as text for one script element; no text in it can end the element. */
export function formatJsonLd(things: WithContext<Thing>[]): string {
  const [first, ...more] = things;
  const graph = things.map((thing) => ({ ...(thing as object), '@context': undefined }));
  const whole = more.length > 0 ? { '@context': CONTEXT, '@graph': graph } : first;
  return JSON.stringify(whole).replaceAll('<', '\\u003c');
}

function absolute(href: string, origin: Origin): string {
  return new URL(href, origin).href;
}
