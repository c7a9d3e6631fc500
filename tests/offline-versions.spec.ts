import type { Page } from '@playwright/test';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { builtSites } from './built-sites.ts';
import { findViolations } from './find-violations.ts';
import { type ChangingSite, countCopies, startWorker } from './offline-site.ts';
import { collectErrors, expect, heading, keep, test } from './offline-test.ts';

const PATH = 'paths/first-loaf/';
const { base } = builtSites.fixture;
const NOTES = `cairn:${base}:notes`;
const notice = (page: Page) => page.locator('update-notice');
const status = (page: Page) => keep(page).getByRole('status');
const renewed = ['', 'topics/mixing/', 'resources/doughlab/'];
/** A new version is put in place as a whole, which takes its time on a busy machine. */
const patient = { timeout: 45_000 };

test('all copies are of the old version until the reader updates, which every tab does but the one where somebody writes', async ({
  page,
  context,
  ownSite: site,
}) => {
  await startWorker(page, site.address);
  await page.goto(site.address + PATH);
  await keep(page).getByRole('button').click();
  await expect(status(page)).toContainText('Kept offline', patient);
  for (const address of renewed) await site.edit(`${address}index.html`, '</h1>', ' II</h1>');
  await site.renew();
  await page.goto(`${site.address}about/`);
  await expect(notice(page)).toContainText('A new version of this site is ready.', patient);
  expect(await findViolations(page)).toEqual([]);
  await context.setOffline(true);
  expect(await readTitles(page, site)).toEqual([false, false, false]);
  await context.setOffline(false);

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
  await notice(page).getByRole('button', { name: 'Update now' }).click(patient);
  await expect(notice(page)).toHaveCount(0, patient);
  await other.waitForFunction(() => !('isOld' in window));
  await expect(writing.locator('#half-written')).toHaveValue('Half a suggestion');

  // What was kept is kept of the new version too, and nothing of the old one is left.
  await context.setOffline(true);
  expect(await readTitles(page, site)).toEqual([true, true, true]);
  await page.goto(site.address + PATH);
  await expect(status(page)).toContainText('Kept offline');
  const names = Object.keys(await countCopies(page));
  const versions = names.flatMap((name) => name.split(':')[3] ?? []);
  expect([...new Set(versions)]).toEqual([(await site.manifest()).version]);
});

test('a new version can wait, and one that fails leaves the copies of the last one in place', async ({
  page,
  context,
  ownSite: site,
}) => {
  const about = 'about/index.html';
  await startWorker(page, site.address);
  await site.edit(about, '</h1>', ' II</h1>');
  await site.renew();
  await rm(join(site.folder, about));
  await page.goto(`${site.address}topics/`);
  await expect.poll(() => hasFailed(page), patient).toBe(true);
  await context.setOffline(true);
  await page.goto(`${site.address}about/`);
  await expect(heading(page)).toHaveText('About');
  await context.setOffline(false);

  await copyFile(join(builtSites.fixture.folder, about), join(site.folder, about));
  await site.edit(about, '</h1>', ' III</h1>');
  await site.renew();
  await page.goto(`${site.address}topics/`);
  await expect(notice(page)).toBeVisible(patient);
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

test('where a file of the core is missing, breaks off or is of another version nothing is kept and the site goes on', async ({
  browser,
  largeSite,
  ownSite: site,
}) => {
  const broken: [file: string, breakFile: () => Promise<void>][] = [
    ['search.json', () => rm(join(site.folder, 'search.json'))],
    ['offline.json', () => site.edit('offline.json', '"version"', 'version')],
    ['about/index.html', () => site.edit('about/index.html', '</h1>', ' II</h1>')],
  ];
  for (const [file, breakFile] of broken) {
    const page = await browser.newPage({ serviceWorkers: 'allow' });
    const messages = collectErrors(page);
    await breakFile();
    await page.goto(site.address);
    await expect.poll(() => hasFailed(page), patient).toBe(true);
    expect(Object.keys(await countCopies(page)), file).toEqual([NOTES]);
    await page.goto(`${site.address}topics/mixing/`);
    await expect(heading(page)).toBeVisible();
    await page.goto(site.address + PATH);
    await keep(page).getByRole('button').click();
    await expect(status(page)).toContainText('this browser cannot keep copies');
    expect(messages.filter((message) => !message.includes('404'))).toEqual([]);
    await page.close();
    await copyFile(join(largeSite.folder, file), join(site.folder, file));
  }
});

/** Whether each page that version two has changed is of version two. */
async function readTitles(page: Page, { address }: ChangingSite): Promise<boolean[]> {
  const titles: boolean[] = [];
  for (const own of renewed) {
    await page.goto(address + own);
    titles.push((await heading(page).innerText()).endsWith('II'));
  }
  return titles;
}

/** Whether a version could not be kept, of which a note is left. */
function hasFailed(page: Page): Promise<boolean> {
  return page.evaluate(
    async ([note, cacheName]) => (await caches.match(note, { cacheName })) !== undefined,
    [`${base}offline-notes/failure`, NOTES] as const,
  );
}
