import { expect, type Page, test } from '@playwright/test';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPageAddress } from '../src/offline/offline-manifest.ts';
import { findViolations } from './find-violations.ts';
import {
  countCopies,
  large,
  type OfflineSite,
  startOfflineSite,
  startWorker,
} from './offline-site.ts';

test.use({ serviceWorkers: 'allow' });
// Many pages a test, and files by the hundred.
test.describe.configure({ timeout: 90_000 });

let site: OfflineSite;
test.beforeEach(async () => {
  site = await startOfflineSite();
});
test.afterEach(async () => {
  await site.stop();
});

const keep = (page: Page) => page.locator('keep-offline');
const notice = (page: Page) => page.locator('update-notice');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('without a connection the pages of the core open with their style', async ({
  page,
  context,
}) => {
  await site.renew(large);
  await startWorker(page, site.address);
  await context.setOffline(true);
  for (const address of [
    ...['', 'topics/', 'topics/kvm/', 'paths/', 'paths/code-first/', 'about/'],
    ...['map/', 'progress/', 'saved/'],
  ]) {
    await page.goto(site.address + address);
    await expect(heading(page), address).not.toHaveText('Read offline');
    const display = await page
      .locator('header .top')
      .evaluate((top) => getComputedStyle(top).display);
    expect(display, address).toBe('flex');
  }
});

test('without a connection a step is marked, and the map and home tell it', async ({
  page,
  context,
}) => {
  await site.renew(large);
  await startWorker(page, site.address);
  await context.setOffline(true);
  await page.goto(`${site.address}paths/code-first/`);
  await page.locator('mark-control [value=done]').first().click();
  await expect(page.locator('path-progress [data-done]')).toHaveText('1 of 5 steps done');
  await page.goto(`${site.address}map/`);
  const stops = page.locator('.map:visible [data-mark=done]');
  await expect(stops).toHaveCount(2);
  await page.goto(site.address);
  await expect(page.locator('#continue')).toContainText('Code-First Learning');
});

test('without a connection search finds, and its results lead to pages', async ({
  page,
  context,
}) => {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await site.renew(large);
  await startWorker(page, site.address);
  await context.setOffline(true);
  await page.goto(site.address);
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('searchbox').fill('kvmtol');
  await expect(page.locator('.found .row .t a').first()).toHaveText('kvmtool');
  await page.goto(`${site.address}search/?q=zzzzqqqq`);
  await expect(page.locator('.found [role=status]')).toHaveText('No results');
  await page.goto(`${site.address}search/?q=nested+paging`);
  await expect(page.locator('.found .row').first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('of a small site every page is there after the second, full text and all', async ({
  page,
  context,
}) => {
  await startWorker(page, site.address);
  expect(Object.keys(await countCopies(page)).filter((name) => name.includes('kept'))).toHaveLength(
    1,
  );
  await page.goto(`${site.address}topics/`);
  const { files } = await site.manifest();
  await expect
    .poll(() => sumCopies(page), { timeout: 20_000 })
    .toBeGreaterThanOrEqual(Object.keys(files).length);
  await context.setOffline(true);
  await page.goto(`${site.address}glossary/ept/`);
  await expect(heading(page)).toContainText('EPT');
  await page.goto(`${site.address}search/?q=hypercall`);
  await expect(page.locator('.found .row').first()).toBeVisible();
});

test('a path is kept whole for reading without a connection, and removed again', async ({
  page,
  context,
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

test('the button starts the worker where none has begun', async ({ page }) => {
  await page.goto(`${site.address}paths/theory-to-code/`);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline', { timeout: 15_000 });
});

test('a path is not half kept when the connection breaks, and the reader is told', async ({
  page,
  context,
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

test('a page that is not kept gives way to one that says so and leads on', async ({
  page,
  context,
}) => {
  await site.renew(large);
  await startWorker(page, site.address);
  await context.setOffline(true);
  await page.goto(`${site.address}resources/qemu/`);
  await expect(page.getByText('the page that you asked for is not kept here')).toBeVisible();
  await expect(page).toHaveURL(`${site.address}resources/qemu/`);
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: 'Glossary' }).click();
  await expect(page).toHaveURL(`${site.address}glossary/`, { timeout: 15_000 });
  await expect(heading(page)).toHaveText('Glossary');
  await page.goBack();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('the page that you asked for is not kept here')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading(page)).toHaveText('QEMU Official Repository');
});

test('an address without its last slash leads to the kept page', async ({ page, context }) => {
  await startWorker(page, site.address);
  await context.setOffline(true);
  await page.goto(`${site.address}topics/kvm`);
  await expect(page).toHaveURL(`${site.address}topics/kvm/`);
});

test('visited pages stay, as many as are allowed', async ({ page, context }) => {
  await site.renew(large);
  await startWorker(page, site.address);
  const { files, core } = await site.manifest();
  await page.goto(`${site.address}resources/qemu/`);
  const others = Object.keys(files).filter((address) => !core.includes(address));
  expect(others.length).toBeGreaterThan(155);
  await page.evaluate(
    async (addresses) => {
      for (const address of addresses) await (await fetch(address)).text();
    },
    others.slice(0, 155).map((address) => site.address + address),
  );
  await expect.poll(() => countSeen(page), { timeout: 15_000 }).toBe(150);
  await context.setOffline(true);
  await page.goto(site.address + (others[150] ?? ''));
  await expect(heading(page)).not.toHaveText('Read offline');
});

const renewed = ['', 'topics/kvm/', 'resources/kvmtool/'];

/** Starts version one with a kept path, then publishes version two. */
async function publishVersionTwo(page: Page): Promise<void> {
  await site.renew(large);
  await startWorker(page, site.address);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline', { timeout: 15_000 });
  for (const address of renewed) await site.edit(`${address}index.html`, '</h1>', ' II</h1>');
  await site.renew(large);
}

test('until a new version is taken, all copies are of the old one', async ({ page, context }) => {
  await publishVersionTwo(page);
  await page.goto(`${site.address}about/`);
  await expect(notice(page)).toContainText('A new version of this site is ready.', {
    timeout: 15_000,
  });
  expect(await findViolations(page)).toEqual([]);
  await context.setOffline(true);
  const titles = await readTitles(page, renewed);
  expect(titles.filter((title) => title.endsWith('II'))).toEqual([]);
});

test('a new version is taken in every tab but the one where somebody writes', async ({
  page,
  context,
}) => {
  await publishVersionTwo(page);
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
  await notice(page).getByRole('button', { name: 'Take it now' }).click({ timeout: 15_000 });
  await expect(notice(page)).toHaveCount(0);
  await other.waitForFunction(() => !('isOld' in window));
  await expect(writing.locator('#half-written')).toHaveValue('Half a suggestion');

  // What was kept is kept of the new version too, and nothing of the old one is left.
  await context.setOffline(true);
  const titles = await readTitles(page, renewed);
  expect(titles.filter((title) => !title.endsWith('II'))).toEqual([]);
  await page.goto(`${site.address}paths/theory-to-code/`);
  await expect(keep(page).getByRole('status')).toContainText('Kept offline');
  const names = Object.keys(await countCopies(page));
  const versions = names.flatMap((name) => name.split(':')[3] ?? []);
  expect([...new Set(versions)]).toEqual([(await site.manifest()).version]);
});

test('a new version can wait', async ({ page }) => {
  await startWorker(page, site.address);
  await site.edit('about/index.html', '</h1>', ' II</h1>');
  await site.renew();
  await page.goto(`${site.address}topics/`);
  await notice(page).getByRole('button', { name: 'Later' }).click({ timeout: 15_000 });
  await expect(notice(page)).toHaveCount(0);
  await page.goto(`${site.address}paths/`, { waitUntil: 'networkidle' });
  await expect(notice(page)).toHaveCount(0);
});

for (const [fault, breakSite] of [
  ['is missing', () => rm(join(site.folder, 'search.json'))],
  ['is of another version', () => site.edit('about/index.html', '</h1>', ' II</h1>')],
  ['breaks off', () => site.edit('offline.json', '"version"', 'version')],
] as const) {
  test(`where a file of the core ${fault} nothing is kept and the site goes on`, async ({
    page,
  }) => {
    const faults = collectFaults(page);
    await breakSite();
    await page.goto(site.address);
    await expect.poll(() => hasFailed(page), { timeout: 15_000 }).toBe(true);
    expect(Object.keys(await countCopies(page))).toEqual(['cairn:/:notes']);
    await page.goto(`${site.address}topics/kvm/`);
    await expect(heading(page)).toBeVisible();
    await page.goto(`${site.address}paths/code-first/`);
    await keep(page).getByRole('button').click();
    await expect(keep(page).getByRole('status')).toContainText('keeps no copies here');
    expect(faults.filter((message) => !message.includes('404'))).toEqual([]);
  });
}

test('a failed version leaves the copies of the last one in place', async ({ page, context }) => {
  await startWorker(page, site.address);
  await site.edit('about/index.html', '</h1>', ' II</h1>');
  await site.renew();
  await rm(join(site.folder, 'about/index.html'));
  await page.goto(`${site.address}topics/`);
  await expect.poll(() => hasFailed(page), { timeout: 15_000 }).toBe(true);
  await context.setOffline(true);
  await page.goto(`${site.address}about/`);
  await expect(heading(page)).toHaveText('About');
});

test('two sites on one host keep their copies apart', async ({ page, context }) => {
  await cp('.cache/sites/base', join(site.folder, 'virtualization'), { recursive: true });
  const below = `${site.address}virtualization/`;
  await startWorker(page, site.address);
  await startWorker(page, below);
  await page.goto(`${below}paths/theory-to-code/`);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline');
  await page.goto(`${below}offline/`);
  await page.getByRole('button', { name: 'Remove all offline copies' }).click();
  await expect(page.getByText('All copies are removed.')).toBeVisible();
  const names = Object.keys(await countCopies(page));
  expect(names.filter((name) => name.startsWith('cairn:/virtualization/'))).toEqual([]);
  expect(names.filter((name) => name.startsWith('cairn:/:'))).not.toEqual([]);
  await context.setOffline(true);
  await page.goto(site.address);
  await expect(page.locator('html')).toHaveAttribute('data-base', '/');
});

test('all copies can be removed, and kept again', async ({ page }) => {
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
    timeout: 15_000,
  });
  expect(await findViolations(page)).toEqual([]);
});

test('copies that were removed in the same page can be kept again at once', async ({ page }) => {
  await startWorker(page, site.address);
  await page.goto(`${site.address}offline/`);
  await page.getByRole('button', { name: 'Remove all offline copies' }).click();
  await page.getByRole('button', { name: 'Keep the whole catalog offline' }).click();
  await expect(page.locator('offline-storage li')).toContainText('The whole catalog', {
    timeout: 15_000,
  });
});

test('where the browser has no workers nothing shows and nothing breaks', async ({ page }) => {
  const faults = collectFaults(page);
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(`${site.address}paths/theory-to-code/`, { waitUntil: 'networkidle' });
  await expect(keep(page)).toBeEmpty();
  await page.goto(`${site.address}offline/`, { waitUntil: 'networkidle' });
  await expect(page.getByText('This browser keeps no copies at this address.')).toBeVisible();
  expect(faults).toEqual([]);
});

test('where storage is refused nothing breaks', async ({ page }) => {
  const faults = collectFaults(page);
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Refused.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'caches'])
      Object.defineProperty(window, name, { get: refuse });
  });
  await page.goto(`${site.address}paths/theory-to-code/`, { waitUntil: 'networkidle' });
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toHaveText(
    'Nothing kept: this browser keeps no copies here.',
  );
  await page.goto(`${site.address}offline/`, { waitUntil: 'networkidle' });
  expect(faults).toEqual([]);
});

test('over http on another host the site works as before', async ({ playwright, browser }) => {
  expect(browser.isConnected()).toBe(true);
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const elsewhere = await playwright.chromium.launch({
    executablePath: executablePath ?? '',
    args: [...args, '--host-resolver-rules=MAP reader.test 127.0.0.1'],
  });
  const page = await elsewhere.newPage();
  const faults = collectFaults(page);
  await page.goto(`${site.address.replace('127.0.0.1', 'reader.test')}paths/theory-to-code/`, {
    waitUntil: 'networkidle',
  });
  await expect(heading(page)).toHaveText('From Theory to Code');
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await expect(keep(page)).toBeEmpty();
  expect(faults).toEqual([]);
  await elsewhere.close();
});

test('the site can be installed', async ({ page, context }) => {
  await startWorker(page, site.address);
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${site.address}manifest.webmanifest`);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A window that leaves no trace never installs anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

async function readTitles(page: Page, addresses: string[]): Promise<string[]> {
  const titles: string[] = [];
  for (const address of addresses) {
    await page.goto(site.address + address);
    titles.push(await heading(page).innerText());
  }
  return titles;
}

async function sumCopies(page: Page): Promise<number> {
  return Object.values(await countCopies(page)).reduce((sum, count) => sum + count, 0);
}

async function countSeen(page: Page): Promise<number> {
  const counts = Object.entries(await countCopies(page));
  return counts.find(([name]) => name.includes(':seen:'))?.[1] ?? 0;
}

/** Whether a version could not be taken, of which a note is left. */
function hasFailed(page: Page): Promise<boolean> {
  return page.evaluate(
    async () =>
      (await caches.match('/offline-notes/failure', { cacheName: 'cairn:/:notes' })) !== undefined,
  );
}

/** What scripts complain about. */
function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  return faults;
}
