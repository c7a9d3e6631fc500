import { expect, type Page, test as base } from '@playwright/test';
import { builtSites } from './built-sites.ts';
import {
  type ChangingSite,
  copyOfflineSite,
  type OfflineSite,
  serveOfflineSite,
} from './offline-site.ts';

interface Shared {
  /** The fixture catalog as it is built; no test changes it. */
  site: OfflineSite;
  /** The same as a large site, of which the core alone is kept in the background; no test changes it. */
  largeSite: OfflineSite;
}

/** A test with built sites in a browser that may run their worker; what it keeps belongs to its context. */
export const test = base.extend<{ ownSite: ChangingSite }, Shared>({
  serviceWorkers: 'allow',
  site: [
    async ({}, use) => {
      const site = await serveOfflineSite(builtSites.fixture.folder);
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
  /** A large site of the test's own, to change. */
  ownSite: async ({ largeSite }, use) => {
    const site = await copyOfflineSite(largeSite.folder);
    await use(site);
    await site.stop();
  },
});
export { expect };

export const keep = (page: Page) => page.locator('keep-offline');
export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What scripts complain about. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  return errors;
}
