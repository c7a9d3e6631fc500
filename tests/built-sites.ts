import { madeUpBases } from './made-up-sizes.ts';

/** The handwritten catalog about baking bread that most browser tests look at. */
export const fixtureContent = 'tests/fixtures/bread';

/** The sites that the browser tests look at, with the variable of the environment that names the address of each. */
export const builtSites = {
  root: { variable: 'SITE_AT_ROOT', folder: '.cache/sites/root', base: '/' },
  base: { variable: 'SITE_AT_BASE', folder: '.cache/sites/base', base: '/bread/' },
  /** The real catalog, for `tests/catalog` alone: whoever replaces `content/` changes no other test. */
  catalog: { variable: 'SITE_OF_CATALOG', folder: '.cache/sites/catalog', base: '/' },
  crowded: { variable: 'SITE_CROWDED', folder: '.cache/sites/crowded', base: madeUpBases.crowded },
  single: { variable: 'SITE_SINGLE', folder: '.cache/sites/single', base: madeUpBases.single },
  hostile: { variable: 'SITE_HOSTILE', folder: '.cache/sites/hostile', base: madeUpBases.hostile },
  aged: { variable: 'SITE_AGED', folder: '.cache/sites/aged', base: madeUpBases.aged },
  bare: { variable: 'SITE_BARE', folder: '.cache/sites/bare', base: madeUpBases.bare },
} as const satisfies Record<string, BuiltSite>;

interface BuiltSite {
  variable: string;
  folder: string;
  base: string;
}
