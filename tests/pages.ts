/** One page of every kind of the fixture catalog, with its address below the base path. */
export const pages = [
  { kind: 'home', address: '' },
  { kind: 'topics', address: 'topics/' },
  { kind: 'topic', address: 'topics/sourdough/' },
  { kind: 'resources', address: 'resources/' },
  { kind: 'retired resources', address: 'retired/' },
  { kind: 'resource', address: 'resources/doughlab/' },
  { kind: 'paths', address: 'paths/' },
  { kind: 'path', address: 'paths/first-loaf/' },
  { kind: 'map', address: 'map/' },
  { kind: 'progress', address: 'progress/' },
  { kind: 'reading list', address: 'saved/' },
  { kind: 'search', address: 'search/' },
  { kind: 'glossary', address: 'glossary/' },
  { kind: 'term', address: 'glossary/ddt/' },
  { kind: 'contribute', address: 'contribute/' },
  { kind: 'contribute a resource', address: 'contribute/resource/' },
  { kind: 'contribute paths', address: 'contribute/paths/' },
  { kind: 'curate', address: 'contribute/curate/' },
  { kind: 'own list', address: 'contribute/own/' },
  { kind: 'fields', address: 'contribute/fields/' },
  { kind: 'new resource', address: 'contribute/new/' },
  { kind: 'rules', address: 'contribute/rules/' },
  { kind: 'rule', address: 'contribute/rules/promotional-word/' },
  { kind: 'about', address: 'about/' },
  { kind: 'changes', address: 'changes/' },
  { kind: 'link health', address: 'health/' },
  { kind: 'content audit', address: 'health/content/' },
  { kind: 'offline', address: 'offline/' },
  { kind: 'missing page', address: 'no-such-page/' },
] as const;

/** One kind of most layouts, which a quick run looks at; the others are drawn by the same components. */
export const layoutKinds: (typeof pages)[number]['kind'][] = [
  ...(['home', 'topic', 'resources', 'resource', 'path', 'map'] as const),
  ...(['search', 'new resource'] as const),
];

/** What a reader has marked, so that each of those pages that shows marks has some to show. */
export const someMarks = {
  'resources/sourdough-standard': 'done',
  'resources/sourdough-recipes': 'doing',
  'resources/rye-hydration': 'skipped',
  'paths/first-loaf/miller-handbook': 'done',
  'resources/miller-handbook': 'done',
  'resources/doughlab': 'done',
  'resources/rye-101': 'done',
  'paths/small-bakery/formulas': 'skipped',
} as const;
