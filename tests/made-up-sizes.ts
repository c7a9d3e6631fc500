import { hostileResources } from './hostile-resources.ts';
import type { MadeUpCatalog } from './made-up-catalog.ts';

/** The made-up catalogs that the browser tests look at. */
export const madeUpCatalogs = {
  /**
   * Topics of 56 placements with four lines each, on two pages, and twelve paths of 15 steps, on three maps; so many
   * resources that scripts filter their list by its index, and load packs of what readers need.
   */
  crowded: {
    resources: 252,
    topics: 6,
    paths: 12,
    stepsPerPath: 15,
    placementsPerTopic: 56,
    terms: 24,
    seed: 1,
  },
  /** One path through two topics, links in every state, and a history of its own. */
  single: {
    resources: 24,
    topics: 3,
    paths: 1,
    stepsPerPath: 6,
    checked: true,
    history: true,
    seed: 4,
  },
  /** A text that would do something, if it could, in every field for texts. */
  hostile: {
    resources: hostileResources,
    topics: 2,
    paths: 1,
    stepsPerPath: 8,
    hostile: true,
    seed: 5,
  },
  /** What somebody has kept for years: some of it is retired, or was never finished. It has a look and pages of its own. */
  aged: {
    resources: 18,
    topics: 2,
    paths: 2,
    stepsPerPath: 5,
    terms: 4,
    checked: true,
    retired: true,
    look: true,
    unfinished: true,
    sparse: true,
    seed: 5,
  },
  /** The least that is a catalog: one topic, no path, no glossary, no repository, and resources that say little. */
  bare: {
    resources: 5,
    topics: 1,
    paths: 0,
    stepsPerPath: 0,
    terse: true,
    unfinished: true,
    sparse: true,
    seed: 2,
  },
} as const satisfies Record<string, MadeUpCatalog>;

/** The base path that each of them is built for. */
export const madeUpBases = {
  crowded: '/',
  single: '/',
  hostile: '/',
  aged: '/hive/',
  bare: '/bees/',
} as const satisfies Record<keyof typeof madeUpCatalogs, string>;
