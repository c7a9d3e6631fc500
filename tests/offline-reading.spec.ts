import type { Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { countCopies, large, startWorker } from './offline-site.ts';
import { expect, heading, test } from './offline-test.ts';

test('without a connection the pages of the core open with their style', async ({
  page,
  context,
  site,
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
  site,
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
  site,
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
  await expect(page.locator('.found [role=status]')).toContainText('No results');
  await page.goto(`${site.address}search/?q=nested+paging`);
  await expect(page.locator('.found .row').first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('of a small site every page is there after the second, full text and all', async ({
  page,
  context,
  site,
}) => {
  await startWorker(page, site.address);
  expect(Object.keys(await countCopies(page)).filter((name) => name.includes('kept'))).toHaveLength(
    1,
  );
  await page.goto(`${site.address}topics/`);
  const { files } = await site.manifest();
  await expect
    .poll(() => sumCopies(page), { timeout: 45_000 })
    .toBeGreaterThanOrEqual(Object.keys(files).length);
  await context.setOffline(true);
  await page.goto(`${site.address}glossary/ept/`);
  await expect(heading(page)).toContainText('EPT');
  await page.goto(`${site.address}search/?q=hypercall`);
  await expect(page.locator('.found .row').first()).toBeVisible();
});

test('the first page that is visited opens without a connection at once', async ({
  page,
  context,
  site,
}) => {
  await site.renew(large);
  await startWorker(page, `${site.address}resources/qemu/`);
  await context.setOffline(true);
  await page.reload();
  await expect(heading(page)).toHaveText('QEMU Official Repository');
});

test('a page that is not kept gives way to one that says so and leads on', async ({
  page,
  context,
  site,
}) => {
  await site.renew(large);
  await startWorker(page, site.address);
  await context.setOffline(true);
  await page.goto(`${site.address}resources/qemu/`);
  await expect(page.getByText('this page is not kept on your device')).toBeVisible();
  await expect(page).toHaveURL(`${site.address}resources/qemu/`);
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: 'Glossary' }).click();
  await expect(page).toHaveURL(`${site.address}glossary/`, { timeout: 45_000 });
  await expect(heading(page)).toHaveText('Glossary');
  await page.goBack();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('this page is not kept on your device')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading(page)).toHaveText('QEMU Official Repository');
});

test('an address that is spelled otherwise leads to the kept page, with query and fragment', async ({
  page,
  context,
  site,
}) => {
  await startWorker(page, site.address);
  await context.setOffline(true);
  for (const [asked, leads] of [
    ['topics/kvm', 'topics/kvm/'],
    ['topics//kvm/?a=1#api', 'topics/kvm/?a=1#api'],
    ['search?q=ept&kind=book#first', 'search/?q=ept&kind=book#first'],
  ] as const) {
    await page.goto(site.address + asked);
    await expect(page).toHaveURL(site.address + leads);
  }
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('ept');
});

test('visited pages stay, as many as are allowed', async ({ page, context, site }) => {
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
  await expect.poll(() => countSeen(page), { timeout: 45_000 }).toBe(150);
  await context.setOffline(true);
  await page.goto(site.address + (others[150] ?? ''));
  await expect(heading(page)).not.toHaveText('Read offline');
});

async function sumCopies(page: Page): Promise<number> {
  return Object.values(await countCopies(page)).reduce((sum, count) => sum + count, 0);
}

async function countSeen(page: Page): Promise<number> {
  const counts = Object.entries(await countCopies(page));
  return counts.find(([name]) => name.includes(':seen:'))?.[1] ?? 0;
}
