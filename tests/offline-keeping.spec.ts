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
    'Nothing kept: the connection was lost. Try again.',
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
    'Nothing kept: this device does not have enough space.',
  );
  expect(await countCopies(page)).toEqual(before);
});

test('what is saved in the background is said with its size, and a refusal is remembered', async ({
  page,
  site,
}) => {
  await page.goto(site.address);
  const notice = page.locator('save-notice');
  await expect(notice).toContainText(/^Keeping 1\.\d MB for offline reading\./);
  expect(await findViolations(page)).toEqual([]);
  await notice.getByRole('button', { name: 'Don’t keep' }).click();
  await expect(notice).toContainText('Nothing more is kept unless you choose it.');
  await expect.poll(() => countCopies(page)).toEqual({});
  await notice.getByRole('button', { name: 'OK' }).click();
  await expect(notice).toHaveCount(0);

  await page.goto(`${site.address}offline/`, { waitUntil: 'networkidle' });
  const choice = page.getByRole('checkbox', { name: 'Keep pages offline in the background' });
  await expect(choice).not.toBeChecked();
  expect(await countCopies(page)).toEqual({});
  await choice.check();
  await expect(page.locator('offline-storage')).toContainText(
    /\d+ of \d+ pages are on this device/,
    { timeout: 45_000 },
  );
  // Chosen already, so that no page says it again.
  await page.goto(`${site.address}topics/`);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('cairn:/:offline'))).toBe('on');
  await page.goto(`${site.address}offline/`);
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await page.reload();
  await expect(choice).not.toBeChecked();
});

test('where the browser asks to save data nothing is saved unless the reader asks for it', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(`${site.address}offline/`, { waitUntil: 'networkidle' });
  await expect(page.getByText('Off, because your browser asks sites to save data.')).toBeVisible();
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline', { timeout: 45_000 });
  // The rest of the site stays where it is.
  await page.goto(`${site.address}offline/`);
  await expect(page.locator('offline-storage')).toContainText(
    /\d+ of \d+ pages are on this device/,
  );
  await expect(page.getByRole('checkbox')).not.toBeChecked();
});

test('a path that came with the rest of the site is said to be kept', async ({ page, site }) => {
  await startWorker(page, site.address);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await expect(keep(page).getByRole('status')).toHaveText(
    /^This path is already kept offline · \d+ KB$/,
    { timeout: 45_000 },
  );
  await expect(keep(page).getByRole('button')).toHaveCount(0);
  await keep(page).getByRole('link', { name: 'Manage offline copies' }).click();
  await expect(heading(page)).toHaveText('Read offline');
});

test('all copies can be removed, and kept again', async ({ page, site }) => {
  await startWorker(page, site.address);
  await page.goto(`${site.address}offline/`);
  await expect(page.locator('offline-storage')).toContainText(
    /\d+ of \d+ pages are on this device/,
  );
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove all offline copies' }).click();
  await expect(page.getByText('All copies were removed.')).toBeVisible();
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
