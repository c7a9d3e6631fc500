/** The addresses of the site's pages, from its root. They are promises: change none. */
export const addressOf = {
  home: () => '/',
  topics: () => '/topics/',
  topic: (id: string) => `/topics/${id}/`,
  section: (topic: string, section: string) => `/topics/${topic}/#${section}`,
  resources: () => '/resources/',
  resourcePage: (number: number) => (number === 1 ? '/resources/' : `/resources/page/${number}/`),
  /** What the filters of a long list of resources need. */
  resourceFacets: () => '/resources/facets.json',
  /** The order of a long list by topic. */
  topicOrder: () => '/resources/order.json',
  /** Some rows of a long list, by the number of their pack, from 0. */
  resourceRows: (pack: number) => `/resources/rows/${pack}.json`,
  /** All resources of one kind. */
  kindPage: (kind: string, number: number) =>
    number === 1 ? `/kinds/${kind}/` : `/kinds/${kind}/${number}/`,
  resource: (id: string) => `/resources/${id}/`,
  retired: () => '/retired/',
  /** What is known of one retired resource. */
  retiredEntry: (id: string) => `/retired/#${id}`,
  paths: () => '/paths/',
  path: (id: string) => `/paths/${id}/`,
  step: (path: string, step: string) => `/paths/${path}/#${step}`,
  /** All of a path in one file. */
  wholePath: (id: string) => `/paths/${id}/whole/`,
  /** A page of the catalog's own. */
  page: (id: string) => `/${id}/`,
  /** A file of the catalog's own, by its path in `public/`. */
  publicFile: (name: string) => `/${name}`,
  /** The look of the catalog's own, if it has one. */
  themeSheet: () => '/theme.css',
  map: () => '/map/',
  /** A part of the map, where it has several. */
  mapSheet: (number: number) => (number === 1 ? '/map/' : `/map/${number}/`),
  progress: () => '/progress/',
  saved: () => '/saved/',
  search: () => '/search/',
  glossary: () => '/glossary/',
  term: (id: string) => `/glossary/${id}/`,
  contribute: () => '/contribute/',
  /** How to contribute in one role. */
  role: (id: string) => `/contribute/${id}/`,
  fields: () => '/contribute/fields/',
  newResource: () => '/contribute/new/',
  editResource: (id: string) => `/contribute/new/?edit=${id}`,
  /** The places that the form offers, or where that of a list writes new lines. */
  listPlaces: () => '/contribute/places.json',
  knownKeys: (pack: string) => `/contribute/known/${pack}.json`,
  topicPlaces: (id: string) => `/contribute/known/topics/${id}.json`,
  resourceSources: (pack: string) => `/resources/sources/${pack}.json`,
  rules: () => '/contribute/rules/',
  /** Why a rule of content is worth keeping, and how. */
  rule: (code: string) => `/contribute/rules/${code}/`,
  about: () => '/about/',
  changes: () => '/changes/',
  /** Counted from the oldest, so that a page keeps its content. */
  changesPage: (number: number) => `/changes/page/${number}/`,
  health: () => '/health/',
  /** What curators review. */
  contentAudit: () => '/health/content/',
  offline: () => '/offline/',
} as const;

/** The pages that stand for no single thing, by the name that links to them use. */
export const pageAddresses = {
  home: addressOf.home(),
  topics: addressOf.topics(),
  resources: addressOf.resources(),
  retired: addressOf.retired(),
  paths: addressOf.paths(),
  map: addressOf.map(),
  search: addressOf.search(),
  glossary: addressOf.glossary(),
  progress: addressOf.progress(),
  saved: addressOf.saved(),
  contribute: addressOf.contribute(),
  contributeResource: addressOf.role('resource'),
  contributePaths: addressOf.role('paths'),
  contributeCurate: addressOf.role('curate'),
  contributeOwn: addressOf.role('own'),
  fields: addressOf.fields(),
  rules: addressOf.rules(),
  newResource: addressOf.newResource(),
  about: addressOf.about(),
  changes: addressOf.changes(),
  health: addressOf.health(),
  contentAudit: addressOf.contentAudit(),
  offline: addressOf.offline(),
};

/** The address under a base path that begins and ends with a slash. */
export function underBase(base: string, address: string): string {
  return base + address.slice(1);
}
