import { expect, type Page, test as base } from '@playwright/test';
import { type OfflineSite, startOfflineSite } from './offline-site.ts';

/** A test with a built site of its own to change, in a browser that may run its worker. */
export const test = base.extend<{ site: OfflineSite }>({
  serviceWorkers: 'allow',
  site: async ({}, use, info) => {
    // Many pages a test, and files by the hundred.
    info.setTimeout(90_000);
    const site = await startOfflineSite();
    await use(site);
    await site.stop();
  },
});
export { expect };

export const keep = (page: Page) => page.locator('keep-offline');
export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What scripts complain about. */
export function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  return faults;
}
