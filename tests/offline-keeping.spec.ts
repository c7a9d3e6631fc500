import type { Page } from '@playwright/test';
import { isPageAddress } from '../src/offline/offline-manifest.ts';
import { builtSites } from './built-sites.ts';
import { findViolations } from './find-violations.ts';
import { countCopies, startWorker } from './offline-site.ts';
import { expect, heading, keep, test } from './offline-test.ts';

const PATH = 'paths/first-loaf/';
const status = (page: Page) => keep(page).getByRole('status');
const storage = (page: Page) => page.locator('offline-storage');
const button = (page: Page, name: string) => page.getByRole('button', { name });
/** Many files are kept, which takes its time on a busy machine. */
const patient = { timeout: 45_000 };

test('a path is kept whole or not at all, read without a connection, and removed again', async ({
  page,
  context,
  largeSite: { address, manifest },
}) => {
  await startWorker(page, address);
  await page.goto(address + PATH);
  await expect(keep(page)).toContainText(/Keep this path offline\s*\d+ pages · \d+ KB/);
  const before = await countCopies(page);
  await test.step('where there is no room, or the connection breaks, the page says so', async () => {
    const session = await context.newCDPSession(page);
    const { origin } = new URL(address);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await keep(page).getByRole('button').click();
    await expect(status(page)).toHaveText('Nothing kept: this device does not have enough space.');
    expect(await countCopies(page)).toEqual(before);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await context.setOffline(true);
    await keep(page).getByRole('button').click();
    await expect(status(page)).toHaveText('Nothing kept: the connection was lost. Try again.');
    expect(await countCopies(page)).toEqual(before);
    expect(await findViolations(page)).toEqual([]);
    await context.setOffline(false);
  });
  await keep(page).getByRole('button').press('Enter');
  await expect(status(page)).toContainText(/^Kept offline · \d+ KB$/);
  await expect(keep(page).getByRole('button')).toBeFocused();
  expect(await findViolations(page)).toEqual([]);

  await context.setOffline(true);
  const { paths, files } = await manifest();
  const pages = paths['first-loaf']?.needs.filter(isPageAddress) ?? [];
  expect(pages.length).toBeGreaterThan(5);
  for (const own of pages) {
    await page.goto(address + own);
    await expect(heading(page), own).not.toHaveText('Read offline');
  }
  await page.goto(address + PATH);
  await keep(page).getByRole('button', { name: 'Remove the copy' }).click();
  await expect(keep(page).getByRole('button')).toHaveText('Keep this path offline');
  expect(Object.keys(files)).toContain('resources/first-dough-tutorial/');
  await page.goto(`${address}resources/first-dough-tutorial/`);
  await expect(heading(page)).toHaveText('Read offline');
});

test('what is kept in the background is announced with its size, and a refusal is remembered', async ({
  page,
  site: { address },
}) => {
  await page.goto(address);
  const notice = page.locator('save-notice');
  await expect(notice).toContainText(/^Keeping \d+(\.\d)? [KM]B for offline reading\./);
  expect(await findViolations(page)).toEqual([]);
  await notice.getByRole('button', { name: 'Don’t keep' }).click();
  await expect(notice).toContainText('Nothing more is kept unless you choose it.');
  await expect.poll(() => countCopies(page)).toEqual({});
  await notice.getByRole('button', { name: 'OK' }).click();
  await expect(notice).toHaveCount(0);

  await page.goto(`${address}offline/`, { waitUntil: 'networkidle' });
  const choice = page.getByRole('checkbox', { name: 'Keep pages offline in the background' });
  await expect(choice).not.toBeChecked();
  expect(await countCopies(page)).toEqual({});
  await choice.check();
  await expect(storage(page)).toContainText(/\d+ of \d+ pages are on this device/, patient);
  // Chosen already, so that no page says it again.
  await page.goto(`${address}topics/`);
  const readChoice = () =>
    page.evaluate((base) => localStorage.getItem(`cairn:${base}:offline`), builtSites.fixture.base);
  await expect.poll(readChoice).toBe('on');
  await page.goto(`${address}offline/`);
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await page.reload();
  await expect(choice).not.toBeChecked();
});

test('if the browser prefers to save data nothing is kept, and no worker starts, until the reader keeps a path', async ({
  page,
  site: { address },
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(`${address}offline/`, { waitUntil: 'networkidle' });
  await expect(page.getByText('Off, because your browser asks sites to save data.')).toBeVisible();
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0);
  await page.goto(address + PATH);
  await keep(page).getByRole('button').click();
  await expect(status(page)).toContainText('Kept offline', patient);
  // The rest of the site stays where it is.
  await page.goto(`${address}offline/`);
  await expect(storage(page)).toContainText(/\d+ of \d+ pages are on this device/);
  await expect(page.getByRole('checkbox')).not.toBeChecked();
});

test('a path that came with the rest of the site says so; all copies can be removed, and kept again', async ({
  page,
  site: { address },
}) => {
  await startWorker(page, address);
  await page.goto(address + PATH);
  await expect(status(page)).toHaveText(/^This path is already kept offline · \d+ KB$/, patient);
  await expect(keep(page).getByRole('button')).toHaveCount(0);
  await keep(page).getByRole('link', { name: 'Manage offline copies' }).click();
  await expect(heading(page)).toHaveText('Read offline');
  await expect(storage(page)).toContainText(/\d+ of \d+ pages are on this device/);
  expect(await findViolations(page)).toEqual([]);

  await button(page, 'Remove all offline copies').click();
  await expect(page.getByText('All copies were removed.')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.goto(`${address}topics/`, { waitUntil: 'networkidle' });
  await page.goto(`${address}offline/`, { waitUntil: 'networkidle' });
  await expect(page.getByText('Nothing is kept on this device yet.')).toBeVisible();
  expect(await countCopies(page)).toEqual({});
  await button(page, 'Keep the whole catalog offline').click();
  await expect(storage(page).locator('li')).toContainText('The whole catalog', patient);
  expect(await findViolations(page)).toEqual([]);
  // In the same page, at once.
  await button(page, 'Remove all offline copies').click();
  await button(page, 'Keep the whole catalog offline').click();
  await expect(storage(page).locator('li')).toContainText('The whole catalog', patient);
});
