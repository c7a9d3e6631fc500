import { isPageAddress } from '../src/offline/offline-manifest.ts';
import { findViolations } from './find-violations.ts';
import { countCopies, large, startWorker } from './offline-site.ts';
import { expect, heading, keep, test } from './offline-test.ts';

test('a path is kept whole for reading without a connection, and removed again', async ({
  page,
  context,
  site,
}) => {
  await site.renew(large);
  await startWorker(page, site.address);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await expect(keep(page)).toContainText(/Keep this path offline\s*\d+ pages · \d+ KB/);
  await keep(page).getByRole('button').press('Enter');
  await expect(keep(page).getByRole('status')).toContainText(/^Kept offline · \d+ KB$/);
  await expect(keep(page).getByRole('button')).toBeFocused();
  expect(await findViolations(page)).toEqual([]);

  await context.setOffline(true);
  const { paths, files } = await site.manifest();
  const pages = paths['theory-to-code']?.needs.filter(isPageAddress) ?? [];
  expect(pages.length).toBeGreaterThan(5);
  for (const address of pages) {
    await page.goto(site.address + address);
    await expect(heading(page), address).not.toHaveText('Read offline');
  }
  await page.goto(`${site.address}paths/theory-to-code/`);
  await keep(page).getByRole('button', { name: 'Remove the copy' }).click();
  await expect(keep(page).getByRole('button')).toHaveText('Keep this path offline');
  expect(Object.keys(files)).toContain('resources/kvm-api-tutorial/');
  await page.goto(`${site.address}resources/kvm-api-tutorial/`);
  await expect(heading(page)).toHaveText('Read offline');
});

test('the button starts the worker where none has begun', async ({ page, site }) => {
  await page.goto(`${site.address}paths/theory-to-code/`);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline', { timeout: 45_000 });
});

test('a path is not half kept when the connection breaks, and the reader is told', async ({
  page,
  context,
  site,
}) => {
  await site.renew(large);
  await startWorker(page, site.address);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await expect(keep(page)).toContainText('KB');
  const before = await countCopies(page);
  await context.setOffline(true);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toHaveText(
    'Nothing kept: the connection broke. Try again.',
  );
  expect(await countCopies(page)).toEqual(before);
  expect(await findViolations(page)).toEqual([]);
  await context.setOffline(false);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline');
});

test('a path is not half kept when there is no room, and the reader is told', async ({
  page,
  context,
  site,
}) => {
  await site.renew(large);
  await startWorker(page, site.address);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await expect(keep(page)).toContainText('KB');
  const before = await countCopies(page);
  const session = await context.newCDPSession(page);
  const origin = new URL(site.address).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toHaveText(
    'Nothing kept: this device has no room for it.',
  );
  expect(await countCopies(page)).toEqual(before);
});

test('all copies can be removed, and kept again', async ({ page, site }) => {
  await startWorker(page, site.address);
  await page.goto(`${site.address}offline/`);
  await expect(page.locator('offline-storage')).toContainText(
    /\d+ of \d+ pages are on this device/,
  );
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove all offline copies' }).click();
  await expect(page.getByText('All copies are removed.')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.goto(`${site.address}topics/`, { waitUntil: 'networkidle' });
  await page.goto(`${site.address}offline/`, { waitUntil: 'networkidle' });
  await expect(page.getByText('Nothing is kept on this device yet.')).toBeVisible();
  expect(await countCopies(page)).toEqual({});
  await page.getByRole('button', { name: 'Keep the whole catalog offline' }).click();
  await expect(page.locator('offline-storage li')).toContainText('The whole catalog', {
    timeout: 45_000,
  });
  expect(await findViolations(page)).toEqual([]);
});

test('copies that were removed in the same page can be kept again at once', async ({
  page,
  site,
}) => {
  await startWorker(page, site.address);
  await page.goto(`${site.address}offline/`);
  await page.getByRole('button', { name: 'Remove all offline copies' }).click();
  await page.getByRole('button', { name: 'Keep the whole catalog offline' }).click();
  await expect(page.locator('offline-storage li')).toContainText('The whole catalog', {
    timeout: 45_000,
  });
});
