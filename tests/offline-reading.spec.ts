import type { Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { countCopies, startWorker } from './offline-site.ts';
import { collectErrors, expect, heading, test } from './offline-test.ts';

const NOT_KEPT = 'this page is not kept on your device';

test('without a connection the core opens with its style, marks are set and shown, and search finds', async ({
  page,
  context,
  largeSite: { address },
}) => {
  const errors = collectErrors(page);
  await startWorker(page, address);
  await context.setOffline(true);
  await page.goto(`${address}paths/by-hand/`);
  await page.locator('mark-control [value=done]').first().click();
  await expect(page.locator('path-progress [data-done]')).toHaveText('1 of 8 steps done');
  await page.goto(`${address}map/`);
  await expect(page.locator('.map:visible [data-mark=done]')).toHaveCount(2);
  await page.goto(address);
  await expect(page.locator('#continue')).toContainText('Bread by Hand');

  for (const core of ['', 'topics/', 'topics/mixing/', 'paths/', 'about/', 'progress/', 'saved/']) {
    await page.goto(address + core);
    await expect(heading(page), core).not.toHaveText('Read offline');
    await expect(page.locator('header .top'), core).toHaveCSS('display', 'flex');
  }
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('searchbox').fill('doughlb');
  await expect(page.locator('.found .row .t a').first()).toHaveText('doughlab');
  await page.goto(`${address}search/?q=zzzzqqqq`);
  await expect(page.locator('.found [role=status]')).toContainText('No results');
  await page.goto(`${address}search/?q=target+temperature`);
  await expect(page.locator('.found .row').first()).toBeVisible();
  // What is not kept of the full text fails to load, and the browser says so.
  expect(errors.filter((text) => !text.includes('net::ERR_'))).toEqual([]);
});

test('of a small site every page is there after the second, full text and all, however its address is spelled', async ({
  page,
  context,
  site: { address, manifest },
}) => {
  await startWorker(page, address);
  const names = Object.keys(await countCopies(page));
  expect(names.filter((name) => name.includes('kept'))).toHaveLength(1);
  await page.goto(`${address}topics/`);
  const { files } = await manifest();
  await expect
    .poll(() => sumCopies(page), { timeout: 45_000 })
    .toBeGreaterThanOrEqual(Object.keys(files).length);
  await context.setOffline(true);
  await page.goto(`${address}glossary/ddt/`);
  await expect(heading(page)).toContainText('DDT');
  await page.goto(`${address}search/?q=frosty+mornings`);
  await expect(page.locator('.found .row').first()).toBeVisible();
  for (const [other, right] of [
    ['topics/mixing', 'topics/mixing/'],
    ['topics//mixing/?a=1#tutorials', 'topics/mixing/?a=1#tutorials'],
    ['search?q=ddt&kind=book#first', 'search/?q=ddt&kind=book#first'],
  ] as const) {
    await page.goto(address + other);
    await expect(page).toHaveURL(address + right);
  }
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('ddt');
});

test('visited pages open without a connection; others say that they are not kept, and lead on', async ({
  page,
  context,
  largeSite: { address, manifest },
}) => {
  const first = `${address}resources/steam-at-home/`;
  await startWorker(page, first);
  await context.setOffline(true);
  await page.reload();
  await expect(heading(page)).toHaveText('Steam at Home');

  await page.goto(`${address}resources/rye-101/`);
  await expect(page.getByText(NOT_KEPT)).toBeVisible();
  await expect(page).toHaveURL(`${address}resources/rye-101/`);
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: 'Glossary' }).click();
  await expect(page).toHaveURL(`${address}glossary/`, { timeout: 45_000 });
  await expect(heading(page)).toHaveText('Glossary');
  await page.goBack();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(NOT_KEPT)).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading(page)).toHaveText('Rye 101: What Is a Sour?');

  await test.step('as many as are allowed', async () => {
    const { files, core } = await manifest();
    const others = Object.keys(files).filter((file) => !core.includes(file));
    expect(others.length).toBeGreaterThan(155);
    const visited = others.slice(0, 155).map((file) => address + file);
    await page.evaluate(async (urls) => {
      for (const url of urls) await (await fetch(url)).text();
    }, visited);
    await expect.poll(() => countSeen(page), { timeout: 45_000 }).toBe(150);
    await context.setOffline(true);
    await page.goto(visited[150] ?? '');
    await expect(heading(page)).not.toHaveText('Read offline');
  });
});

async function sumCopies(page: Page): Promise<number> {
  return Object.values(await countCopies(page)).reduce((sum, count) => sum + count, 0);
}

async function countSeen(page: Page): Promise<number> {
  const counts = Object.entries(await countCopies(page));
  return counts.find(([name]) => name.includes(':seen:'))?.[1] ?? 0;
}
