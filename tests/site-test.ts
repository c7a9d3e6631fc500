import { type Page, test as plain } from '@playwright/test';
import { builtSites } from './built-sites.ts';
import { type ChangingSite, copyOfflineSite, type OfflineSite } from './offline-site.ts';

interface OfTest {
  /** One page a worker, emptied before each test: a new one takes as long as half of what is done on it. */
  sharedPage: Page;
  /** A large site of the test's own, to change. */
  ownSite: ChangingSite;
}

interface OfWorker {
  workerPage: Page;
  /** The fixture catalog, of which a browser may keep every page but some of many of one kind; no test changes it. */
  site: OfflineSite;
  /** The same as a large site, of which the core alone is kept in the background; no test changes it. */
  largeSite: OfflineSite;
}

/** What every test here extends: one with other fixtures of a worker would begin a worker and a browser of its own. */
export const anyTest = plain.extend<OfTest, OfWorker>({
  workerPage: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ serviceWorkers: 'block' });
      await use(page);
      await page.context().close();
    },
    { scope: 'worker' },
  ],
  sharedPage: async ({ workerPage: page }, use) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto('about:blank');
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(process.env[builtSites.fixture.variable] ?? '');
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
    await use(page);
    page.removeAllListeners();
  },
  site: [
    async ({}, use) => {
      const site = await copyOfflineSite(builtSites.fixture.folder);
      // A third of all files, and of the work of keeping them.
      await site.leaveOut(/^(?:kinds|contribute\/rules)\/./);
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  largeSite: [
    async ({}, use) => {
      const site = await copyOfflineSite(builtSites.fixture.folder);
      await site.renew();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  ownSite: async ({ largeSite }, use) => {
    const site = await copyOfflineSite(largeSite.folder);
    await use(site);
    await site.stop();
  },
});

/** A test against a built site: addresses of pages are relative to its home page. */
function testOf(site: keyof typeof builtSites) {
  return anyTest.extend({
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
