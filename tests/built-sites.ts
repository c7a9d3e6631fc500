import { madeUpBases } from './made-up-sizes.ts';

/** The handwritten catalog about baking bread that most browser tests look at. */
export const fixtureContent = 'tests/fixtures/bread';

/** A Markdown list with settings beside it. */
export const listContent = 'tests/fixtures/list/README.md';

/** The sites that the browser tests look at, with the variable of the environment that names the address of each. */
export const builtSites = {
  /** Below a base path, as most sites are on GitHub Pages; the made-up catalogs and the real one show "/". */
  fixture: { variable: 'SITE_OF_FIXTURE', folder: '.cache/sites/fixture', base: '/bread/' },
  /** The real catalog, for `tests/catalog` alone: whoever replaces `content/` changes no other test. */
  catalog: { variable: 'SITE_OF_CATALOG', folder: '.cache/sites/catalog', base: '/' },
  crowded: { variable: 'SITE_CROWDED', folder: '.cache/sites/crowded', base: madeUpBases.crowded },
  single: { variable: 'SITE_SINGLE', folder: '.cache/sites/single', base: madeUpBases.single },
  hostile: { variable: 'SITE_HOSTILE', folder: '.cache/sites/hostile', base: madeUpBases.hostile },
  aged: { variable: 'SITE_AGED', folder: '.cache/sites/aged', base: madeUpBases.aged },
  list: { variable: 'SITE_OF_LIST', folder: '.cache/sites/list', base: '/' },
  bare: { variable: 'SITE_BARE', folder: '.cache/sites/bare', base: madeUpBases.bare },
} as const satisfies Record<string, BuiltSite>;

interface BuiltSite {
  variable: string;
  folder: string;
  base: string;
}
