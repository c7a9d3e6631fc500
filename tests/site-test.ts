import { test as plain } from '@playwright/test';
import { builtSites } from './built-sites.ts';

/** A test against a built site: addresses of pages are relative to its home page. */
function testOf(site: keyof typeof builtSites) {
  return plain.extend({
    // Playwright reads from the pattern which fixtures a function asks for: none.
    baseURL: async ({}, use) => {
      await use(process.env[builtSites[site].variable]);
    },
  });
}

/** A test against the fixture catalog, below a base path. */
export const test = testOf('fixture');

/** The same against the real catalog; in `tests/catalog` only. */
export const testCatalog = testOf('catalog');

/** The same against the made-up catalog with many paths and long topics. */
export const testCrowded = testOf('crowded');

/** The same against the made-up catalog with one path. */
export const testSingle = testOf('single');

/** The same against the made-up catalog whose texts would do something, if they could. */
export const testHostile = testOf('hostile');

/** The same against the made-up catalog in which some resources are retired, below a base path. */
export const testAged = testOf('aged');

/** The same against the made-up catalog that has neither paths nor glossary. */
export const testBare = testOf('bare');

/** The same against the site of a Markdown list. */
export const testList = testOf('list');

export { expect } from '@playwright/test';
