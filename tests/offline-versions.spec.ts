import type { Page } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findViolations } from './find-violations.ts';
import { type OfflineSite, countCopies, large, startWorker } from './offline-site.ts';
import { collectFaults, expect, heading, keep, test } from './offline-test.ts';

const notice = (page: Page) => page.locator('update-notice');
const renewed = ['', 'topics/kvm/', 'resources/kvmtool/'];

/** Starts version one with a kept path, then publishes version two. */
async function publishVersionTwo(page: Page, site: OfflineSite): Promise<void> {
  await site.renew(large);
  await startWorker(page, site.address);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline', { timeout: 45_000 });
  for (const address of renewed) await site.edit(`${address}index.html`, '</h1>', ' II</h1>');
  await site.renew(large);
}

test('until a new version is taken, all copies are of the old one', async ({
  page,
  context,
  site,
}) => {
  await publishVersionTwo(page, site);
  await page.goto(`${site.address}about/`);
  await expect(notice(page)).toContainText('A new version of this site is ready.', {
    timeout: 45_000,
  });
  expect(await findViolations(page)).toEqual([]);
  await context.setOffline(true);
  const titles = await readTitles(page, site);
  expect(titles.filter((title) => title.endsWith('II'))).toEqual([]);
});

test('a new version is taken in every tab but the one where somebody writes', async ({
  page,
  context,
  site,
}) => {
  await publishVersionTwo(page, site);
  const other = await context.newPage();
  await other.goto(`${site.address}topics/`);
  const writing = await context.newPage();
  await writing.goto(`${site.address}resources/`);
  await writing.locator('main').evaluate((main) => {
    main.append(Object.assign(document.createElement('textarea'), { id: 'half-written' }));
  });
  await writing.locator('#half-written').fill('Half a suggestion');
  await other.evaluate(() => Object.assign(window, { isOld: true }));
  await page.goto(`${site.address}about/`);
  await notice(page).getByRole('button', { name: 'Update now' }).click({ timeout: 45_000 });
  // The new version is put in place before the page reloads, which takes its time on a busy machine.
  await expect(notice(page)).toHaveCount(0, { timeout: 45_000 });
  await other.waitForFunction(() => !('isOld' in window));
  await expect(writing.locator('#half-written')).toHaveValue('Half a suggestion');

  // What was kept is kept of the new version too, and nothing of the old one is left.
  await context.setOffline(true);
  const titles = await readTitles(page, site);
  expect(titles.filter((title) => !title.endsWith('II'))).toEqual([]);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await expect(keep(page).getByRole('status')).toContainText('Kept offline');
  const names = Object.keys(await countCopies(page));
  const versions = names.flatMap((name) => name.split(':')[3] ?? []);
  expect([...new Set(versions)]).toEqual([(await site.manifest()).version]);
});

test('a new version can wait', async ({ page, site }) => {
  await startWorker(page, site.address);
  await site.edit('about/index.html', '</h1>', ' II</h1>');
  await site.renew();
  await page.goto(`${site.address}topics/`);
  await expect(notice(page)).toBeVisible({ timeout: 45_000 });
  // Of two bars at the foot of the window the update comes first, and the other one after it.
  await page.evaluate(() => {
    if (!document.querySelector('save-notice'))
      document.body.append(document.createElement('save-notice'));
  });
  await expect(page.locator('save-notice')).toBeHidden();
  await notice(page).getByRole('button', { name: 'Later' }).click();
  await expect(page.locator('save-notice')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  await page.goto(`${site.address}paths/`, { waitUntil: 'networkidle' });
  await expect(notice(page)).toHaveCount(0);
});

for (const [fault, breakSite] of [
  ['is missing', ({ folder }: OfflineSite) => rm(join(folder, 'search.json'))],
  [
    'is of another version',
    (site: OfflineSite) => site.edit('about/index.html', '</h1>', ' II</h1>'),
  ],
  ['breaks off', (site: OfflineSite) => site.edit('offline.json', '"version"', 'version')],
] as const) {
  test(`where a file of the core ${fault} nothing is kept and the site goes on`, async ({
    page,
    site,
  }) => {
    const faults = collectFaults(page);
    await breakSite(site);
    await page.goto(site.address);
    await expect.poll(() => hasFailed(page), { timeout: 45_000 }).toBe(true);
    expect(Object.keys(await countCopies(page))).toEqual(['cairn:/:notes']);
    await page.goto(`${site.address}topics/kvm/`);
    await expect(heading(page)).toBeVisible();
    await page.goto(`${site.address}paths/code-first/`);
    await keep(page).getByRole('button').click();
    await expect(keep(page).getByRole('status')).toContainText('this browser cannot keep copies');
    expect(faults.filter((message) => !message.includes('404'))).toEqual([]);
  });
}

test('a failed version leaves the copies of the last one in place', async ({
  page,
  context,
  site,
}) => {
  await startWorker(page, site.address);
  await site.edit('about/index.html', '</h1>', ' II</h1>');
  await site.renew();
  await rm(join(site.folder, 'about/index.html'));
  await page.goto(`${site.address}topics/`);
  await expect.poll(() => hasFailed(page), { timeout: 45_000 }).toBe(true);
  await context.setOffline(true);
  await page.goto(`${site.address}about/`);
  await expect(heading(page)).toHaveText('About');
});

async function readTitles(page: Page, site: OfflineSite): Promise<string[]> {
  const titles: string[] = [];
  for (const address of renewed) {
    await page.goto(site.address + address);
    titles.push(await heading(page).innerText());
  }
  return titles;
}

/** Whether a version could not be taken, of which a note is left. */
function hasFailed(page: Page): Promise<boolean> {
  return page.evaluate(
    async () =>
      (await caches.match('/offline-notes/failure', { cacheName: 'cairn:/:notes' })) !== undefined,
  );
}
