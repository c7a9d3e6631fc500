import { addressOf, underBase } from './addresses.ts';
import type {
  Catalog,
  LearningPath,
  NamedSection,
  Placement,
  Resource,
  Step,
  Topic,
} from './catalog.ts';
import { kinds, valuesOf, type Kind } from '../schema/vocabulary.ts';
import { deriveOnce } from '../text/derive-once.ts';

/** As many rows as one round trip carries beside the rest of the page. */
export const ROWS_OF_A_PAGE = 40;
/** Of a list of more pages, scripts load an index instead of all rows. */
export const MANY_PAGES = 5;
/** More resources at one host than these have little in common. */
const FEW_AT_HOST = 12;

/** One page of a list of resources. */
export interface ResourcePage {
  /** From 1. */
  number: number;
  href: string;
  resources: Resource[];
}

/** The picks, in the order of their first placements. */
export const findPicks = deriveOnce(({ topics }: Pick<Catalog, 'topics'>): Resource[] => {
  const inOrder = topics.flatMap(({ placements }) => placements.map(({ resource }) => resource));
  return [...new Set(inOrder)].filter(({ featured }) => featured);
});

/** At most `count` picks that show the breadth of the catalog: one a topic first, then the others. */
export function findVariedPicks({ topics }: Pick<Catalog, 'topics'>, count: number): Resource[] {
  const picks = findPicks({ topics });
  const first = new Set<Resource>();
  for (const { placements } of topics) {
    const own = placements.find(
      ({ resource }) => resource.featured === true && !first.has(resource),
    );
    if (own) first.add(own.resource);
  }
  return [...new Set([...first, ...picks])].slice(0, count);
}

/** The resources that came after the first ones, newest first, at most `count`. */
export function findRecent({ resources }: Catalog, count: number): Resource[] {
  const days = resources.flatMap(({ added }) => added ?? []).toSorted();
  const first = days[0] ?? '';
  return resources
    .filter(({ added }) => added !== undefined && added > first)
    .toSorted((a, b) => (b.added ?? '').localeCompare(a.added ?? ''))
    .slice(0, count);
}

/** The placements around the first one of a resource, under the same heading: at most `count`. */
export function findNeighbours({ placements: [own] }: Resource, count: number): Placement[] {
  const all = own?.group.placements ?? [];
  const at = own ? all.indexOf(own) : 0;
  const start = Math.max(0, Math.min(at - Math.floor(count / 2), all.length - count - 1));
  return all.slice(start, start + count + 1).filter((other) => other !== own);
}

const resourcesByHost = deriveOnce(({ resources }: Pick<Catalog, 'resources'>) =>
  Map.groupBy(resources, ({ host }) => host),
);

/** Other resources at the same host, by title; none where that says little, as so many are there. */
export function findAtHost(resource: Resource, catalog: Pick<Catalog, 'resources'>): Resource[] {
  const all = resource.url ? (resourcesByHost(catalog).get(resource.host) ?? []) : [];
  return all.length > FEW_AT_HOST ? [] : all.filter((other) => other !== resource);
}

/** The sections of a topic that have a heading; none where it lists all its resources directly. */
export function findNamedSections({ sections }: Pick<Topic, 'sections'>): NamedSection[] {
  return sections.filter((section) => section.id !== undefined) as NamedSection[];
}

/** How many placements the catalog has. */
export function countPlacements({ topics }: Catalog): number {
  return topics.reduce((total, { placements }) => total + placements.length, 0);
}

/** The list of all resources, in pages; at least one. */
export const findResourcePages = deriveOnce(({ resources, pages }: Catalog): ResourcePage[] =>
  cutIntoPages(resources, (number) => underBase(pages.home, addressOf.resourcePage(number))),
);

/** The resources of one kind, by title. */
interface KindList {
  kind: Kind;
  pages: ResourcePage[];
}

/** The kinds that resources have, in the order of the vocabulary, with the pages of each. */
export const findKindLists = deriveOnce(({ resources, pages }: Catalog): KindList[] => {
  const byKind = Map.groupBy(resources, ({ kind }) => kind);
  return valuesOf(kinds).flatMap((kind) => {
    const own = byKind.get(kind);
    const hrefOf = (number: number) => underBase(pages.home, addressOf.kindPage(kind, number));
    return own ? [{ kind, pages: cutIntoPages(own, hrefOf) }] : [];
  });
});

function cutIntoPages(resources: Resource[], hrefOf: (number: number) => string): ResourcePage[] {
  const count = Math.max(1, Math.ceil(resources.length / ROWS_OF_A_PAGE));
  return Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    href: hrefOf(i + 1),
    resources: resources.slice(i * ROWS_OF_A_PAGE, (i + 1) * ROWS_OF_A_PAGE),
  }));
}

/**
 * The pages of a list that a page links to: the first, the last and its neighbours, with a gap where some are
 * left out, so that a page costs the same in a list of any length.
 */
export function findPageLinks<Page extends { number: number }>(
  pages: Page[],
  here: number,
): (Page | 'gap')[] {
  const near = (number: number) => pages[number - 1];
  const shown = [...new Set([1, here - 2, here - 1, here, here + 1, here + 2, pages.length])]
    .filter((number) => number >= 1 && number <= pages.length)
    .toSorted((a, b) => a - b);
  return shown.flatMap((number, i) => {
    const page = near(number);
    if (!page) return [];
    const missing = number - (shown[i - 1] ?? 0) - 1;
    // A gap of one page takes as much room as its number.
    const before = missing === 1 ? near(number - 1) : undefined;
    return missing > 1 ? ['gap' as const, page] : before ? [before, page] : [page];
  });
}

/** The step that follows a resource on each path where it is used, if one follows. */
export function findNextSteps({ steps }: Pick<Resource, 'steps'>): Step[] {
  const paths = [...new Set(steps.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const last = Math.max(...steps.map((step) => path.steps.indexOf(step)));
    return path.steps[last + 1] ?? [];
  });
}

/** The other paths that use some of the same resources, in the order they are met. */
export function findJoinedPaths(path: LearningPath): LearningPath[] {
  const met = path.steps.flatMap((step) =>
    step.resources.flatMap(({ resource }) => resource.steps.map((other) => other.path)),
  );
  return [...new Set(met)].filter((other) => other !== path);
}

/** A thing of an index by name. */
interface Indexed<Thing> {
  thing: Thing;
  /** What its name begins with, if it is the first that begins so and letters help. */
  letter: string | undefined;
}

/** More letters than a third of the names are no help, as in scripts in which every name begins otherwise. */
const NAMES_OF_A_LETTER = 3;

/** Sorts things by their names as readers of a language look them up. */
export function createNameIndex<Thing extends { title: string }>(
  things: Thing[],
  language: string,
): Indexed<Thing>[] {
  const byName = new Intl.Collator(language, { numeric: true });
  const sorted = things.toSorted((a, b) => byName.compare(a.title, b.title));
  const letters = sorted.map(({ title }) => letterOf(title));
  const helps = new Set(letters).size * NAMES_OF_A_LETTER <= things.length;
  return sorted.map((thing, i) => ({
    thing,
    letter: helps && letters[i] !== letters[i - 1] ? letters[i] : undefined,
  }));
}

/** The letter without its accent, and one sign for all digits. */
function letterOf(title: string): string {
  const [first = ''] = title.normalize('NFD').match(/[\p{L}\p{N}]/u) ?? [];
  return /\p{N}/u.test(first) ? '0–9' : first.toUpperCase();
}
